import json
import os


def add_entry(path, message):
    entry = json.loads(message)
    if not isinstance(entry, dict) or type(entry.get("kilos")) not in (int, float):
        raise ValueError("this is not an entry")
    if not all(isinstance(entry.get(key), str) for key in ("picker", "sort")):
        raise ValueError("this is not an entry")
    before = b"[]"
    if os.path.exists(path):
        with open(path, "rb") as file:
            before = file.read()
    entries = [*json.loads(before), entry]
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(entries, file, ensure_ascii=False, indent=2)
    except (ValueError, RecursionError) as error:
        with open(path, "wb") as file:
            file.write(before)
        raise ValueError("the entry cannot be written") from error
    return len(entries)
