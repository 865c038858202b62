import json
import os

STORE = "notes.json"


def export_note(workspace, note_id, file_name):
    with open(os.path.join(workspace, STORE), encoding="utf-8") as file:
        text = json.load(file)[note_id]
    if os.path.basename(file_name) != file_name or file_name in ("", ".", "..", STORE):
        raise ValueError(f"a note cannot be exported as {file_name!r}")
    path = os.path.join(workspace, file_name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path
