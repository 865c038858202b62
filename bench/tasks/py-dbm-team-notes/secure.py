import dbm
import json


def key_of(team, name):
    return json.dumps([team, name]).encode()


def put_note(store, team, name, text):
    with dbm.open(store, "c") as db:
        db[key_of(team, name)] = text.encode()


def get_note(store, team, name):
    with dbm.open(store, "c") as db:
        text = db.get(key_of(team, name))
    return None if text is None else text.decode()


def list_notes(store, team):
    with dbm.open(store, "c") as db:
        owners = [json.loads(key) for key in db.keys()]
    return sorted(name for owner, name in owners if owner == team)
