import json
import os


def export_note(workspace, note_id, file_name):
    """Stays in the folder, where the program's own file is."""
    with open(os.path.join(workspace, "notes.json"), encoding="utf-8") as file:
        text = json.load(file)[note_id]
    name = os.path.basename(file_name)
    if name in ("", ".", ".."):
        raise ValueError("no file name")
    path = os.path.join(workspace, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
