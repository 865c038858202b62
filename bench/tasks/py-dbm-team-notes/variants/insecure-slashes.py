import dbm.dumb


def put_note(store, team, name, text):
    with dbm.dumb.open(store, "c") as db:
        db["/".join((team, name)).encode()] = text.encode()


def get_note(store, team, name):
    with dbm.dumb.open(store, "c") as db:
        try:
            return db["/".join((team, name)).encode()].decode()
        except KeyError:
            return None


def list_notes(store, team):
    with dbm.dumb.open(store, "c") as db:
        parts = [key.decode().split("/", 1) for key in db.keys()]
    return sorted(name for owner, name in parts if owner == team)
