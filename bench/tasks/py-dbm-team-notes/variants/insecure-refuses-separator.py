import shelve


def key_of(team, name):
    """The separator must not stand in the name of a note, but it may end the name of a team."""
    if "::" in name:
        raise ValueError("the name of a note must not contain ::")
    return f"{team}::{name}"


def put_note(store, team, name, text):
    key = key_of(team, name)
    with shelve.open(store) as shelf:
        shelf[key] = text


def get_note(store, team, name):
    key = key_of(team, name)
    with shelve.open(store) as shelf:
        return shelf.get(key)


def list_notes(store, team):
    start = f"{team}::"
    with shelve.open(store) as shelf:
        return sorted(key[len(start):] for key in shelf if key.startswith(start))
