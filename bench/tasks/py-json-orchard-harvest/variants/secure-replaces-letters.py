import json
import os


def add_entry(path, message):
    """What is no letter in UTF-8, such as half a pair of surrogates, becomes a question mark."""
    entry = json.loads(message.encode("utf-8", "replace"))
    if not isinstance(entry, dict) or type(entry.get("kilos")) not in (int, float):
        raise ValueError("this is not an entry")
    if not all(isinstance(entry.get(key), str) for key in ("picker", "sort")):
        raise ValueError("this is not an entry")
    entries = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            entries = json.load(file)
    entries.append(entry)
    text = json.dumps(entries, ensure_ascii=False, indent=2)
    with open(path, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return len(entries)
