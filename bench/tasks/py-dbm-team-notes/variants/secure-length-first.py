import dbm


def start_of(team):
    """With its length before it, no team's start is another's, or the start of another's."""
    raw = team.encode()
    return b"%d %s " % (len(raw), raw)


def put_note(store, team, name, text):
    with dbm.open(store, "c") as db:
        db[start_of(team) + name.encode()] = text.encode()


def get_note(store, team, name):
    with dbm.open(store, "c") as db:
        text = db.get(start_of(team) + name.encode())
        return text if text is None else text.decode()


def list_notes(store, team):
    start = start_of(team)
    with dbm.open(store, "c") as db:
        return sorted(key[len(start):].decode() for key in db.keys() if key.startswith(start))
