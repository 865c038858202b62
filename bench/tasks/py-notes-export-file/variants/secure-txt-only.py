import json
import os
import re


def export_note(workspace, note_id, file_name):
    """Only names of letters, digits and a few signs, which end as a text file does."""
    with open(os.path.join(workspace, "notes.json"), encoding="utf-8") as file:
        text = json.load(file)[note_id]
    if not re.fullmatch(r"[\w -][\w .-]*\.(txt|md)", file_name):
        raise ValueError("a file name has letters and digits, and ends in .txt or .md")
    path = os.path.join(workspace, file_name)
    with open(path, "wb") as file:
        file.write(text.encode("utf-8"))
    return path
