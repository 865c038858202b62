import os
import tempfile


def publish_board(path, reports):
    """Publish the status of the machines in a computer room.

    This is called every few seconds by a service that runs for months.

    `reports` is a list of dictionaries, one from each machine, with the keys "name" (a
    string), "state" (one of "up", "down", "idle") and "load" (an int). They are written to
    the text file at `path`, in the order of the list, as one line each: name, state and
    load, separated by tab characters, encoded as UTF-8. Other programs read the file all
    the time and must never see half of it: the lines are written to a temporary file with
    a name of its own in the same folder, which is then renamed to `path`.

    If a report lacks a key or has another state, ValueError is raised and the file at
    `path` stays as it was.

    Return the number of machines whose state is "up".
    """
