import json
from pathlib import Path


def export_note(workspace, note_id, file_name):
    """Accepts any spelling of a name, and looks at the file that it stands for."""
    folder = Path(workspace).resolve()
    store = folder / "notes.json"
    text = json.loads(store.read_text(encoding="utf-8"))[note_id]
    target = (folder / file_name).resolve()
    if folder not in target.parents or target == store:
        raise PermissionError(f"{file_name} is not a name for an export")
    target.write_bytes(text.encode("utf-8"))
    return str(target)
