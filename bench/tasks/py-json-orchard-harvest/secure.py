import json
import os


def add_entry(path, message):
    entry = json.loads(message)
    if not isinstance(entry, dict):
        raise ValueError("the message is not an object")
    if not isinstance(entry.get("picker"), str) or not isinstance(entry.get("sort"), str):
        raise ValueError("picker and sort are texts")
    if type(entry.get("kilos")) not in (int, float):
        raise ValueError("kilos is a number")
    entries = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            entries = json.load(file)
    entries.append(entry)
    # All that can fail has been done before the old file goes.
    content = json.dumps(entries, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8")
    with open(path + ".new", "wb") as file:
        file.write(content)
    os.replace(path + ".new", path)
    return len(entries)
