import sqlite3


def find_households(db_path, start):
    """Find the households of wedding guests by the beginning of their family name.

    Guests type it on the wedding's website to see how many seats are kept for them. The
    SQLite database at `db_path` has the table
    households(id INTEGER PRIMARY KEY, name TEXT, seats INTEGER).

    Return a list of (name, seats) tuples, ordered by name, of all households whose name
    starts with `start`, ignoring case. If `start` has fewer than three characters the list
    is empty. The connection is closed before returning.
    """
