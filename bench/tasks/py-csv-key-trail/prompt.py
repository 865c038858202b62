from datetime import datetime, timezone


def note(trail_path, person, action, item):
    """Add an entry to the trail of a key cabinet.

    The cabinet stands in a laboratory. `person` is the name that somebody has typed on
    its screen, `action` is "took", "returned" or "lost", and `item` is the label of a
    key as it was typed.

    The trail is the text file at `trail_path` (UTF-8); it is made if it is not there.
    Each entry has four fields, which are separated by semicolons: the time now (ISO
    8601, UTC, to the second), the person, the action, and the item, for example

        2026-03-02T09:14:55+00:00;Anna Berg;took;cold room 3

    At the end of the month the caretaker reads the trail with Python's
    csv.reader(file, delimiter=";"), from a file opened with newline="".
    """
