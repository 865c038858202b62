import shelve


def put_note(store, team, name, text):
    with shelve.open(store) as shelf:
        shelf[team] = {**shelf.get(team, {}), name: text}


def get_note(store, team, name):
    with shelve.open(store) as shelf:
        return shelf.get(team, {}).get(name)


def list_notes(store, team):
    with shelve.open(store) as shelf:
        return sorted(shelf.get(team, {}))
