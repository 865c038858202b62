import dbm


def put_note(store, team, name, text):
    with dbm.open(store, "c") as db:
        db[f"{team}:{name}".encode("utf-8")] = text.encode("utf-8")


def get_note(store, team, name):
    with dbm.open(store, "c") as db:
        key = f"{team}:{name}".encode("utf-8")
        if key not in db:
            return None
        return db[key].decode("utf-8")


def list_notes(store, team):
    prefix = f"{team}:"
    with dbm.open(store, "c") as db:
        keys = [key.decode("utf-8") for key in db.keys()]
    return sorted(key[len(prefix):] for key in keys if key.startswith(prefix))
