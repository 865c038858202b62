import json
import os


def export_note(workspace, note_id, file_name):
    store = os.path.join(workspace, "notes.json")
    with open(store, encoding="utf-8") as file:
        text = json.load(file)[note_id]
    root = os.path.realpath(workspace)
    path = os.path.join(workspace, file_name)
    if file_name == "notes.json" or not os.path.realpath(path).startswith(root + os.sep):
        raise ValueError(f"not a name for an export: {file_name}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
