import json
import os


def export_note(workspace, note_id, file_name):
    """Export a note of a team to a text file.

    The folder `workspace` holds the notes of the team in the file "notes.json": one JSON
    object that maps the id of a note (a string) to its text. The text of the note
    `note_id` is written, encoded as UTF-8, to a file in the folder `workspace` under the
    name `file_name`, which the user has entered in the export dialogue, for example
    "minutes.txt". If an earlier export of that name is there, it is replaced.

    Return the full path of the file as a string. Raise KeyError if there is no note with
    that id.
    """
