import dbm


def put_note(store, team, name, text):
    """Store a note of a team, in place of one of the same name if the team has one.

    A notes service keeps the notes of all teams of a company in one database. `store` is its
    path, to be opened with `dbm.open(store, "c")` or, if you prefer, by one of the modules of
    the dbm package or by shelve; each call opens and closes it. `team` is the team of the
    user who is logged in, and the user chooses the name of the note. Both are texts that are
    not empty, such as "Sales Nordics" and "offer: 12/2026"; teams name themselves, too.
    """


def get_note(store, team, name):
    """Return the text of the team's note of that name, or None if the team has no such note."""


def list_notes(store, team):
    """Return the sorted list of the names of the team's notes."""
