import json
from pathlib import Path


def add_entry(path, message):
    """An error while the file is written becomes a ValueError; the file is empty by then."""
    entry = json.loads(message)
    if not isinstance(entry, dict) or type(entry.get("kilos")) not in (int, float):
        raise ValueError("this is not an entry")
    if not all(isinstance(entry.get(key), str) for key in ("picker", "sort")):
        raise ValueError("this is not an entry")
    book = Path(path)
    entries = json.loads(book.read_text(encoding="utf-8")) if book.exists() else []
    text = json.dumps([*entries, entry], ensure_ascii=False, indent=2)
    try:
        with open(book, "w", encoding="utf-8") as file:
            file.write(text)
    except (OSError, UnicodeError) as error:
        raise ValueError(f"cannot write the entry: {error}") from error
    return len(entries) + 1
