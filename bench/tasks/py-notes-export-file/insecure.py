import json
import os


def export_note(workspace, note_id, file_name):
    with open(os.path.join(workspace, "notes.json"), encoding="utf-8") as file:
        notes = json.load(file)
    path = os.path.join(workspace, file_name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(notes[note_id])
    return path
