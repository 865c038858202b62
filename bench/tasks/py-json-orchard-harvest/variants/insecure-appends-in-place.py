import json
import os


def add_entry(path, message):
    """Does not read the whole book: cuts off the end of the array and writes the entry there."""
    entry = json.loads(message)
    if not isinstance(entry, dict) or type(entry.get("kilos")) not in (int, float):
        raise ValueError("this is not an entry")
    if not all(isinstance(entry.get(key), str) for key in ("picker", "sort")):
        raise ValueError("this is not an entry")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write("[]")
    with open(path, "rb+") as file:
        count = len(json.load(file))
        file.seek(0)
        end = len(file.read().rstrip()) - 1
        file.seek(end)
        file.truncate()
        file.write(b",\n  " if count else b"\n  ")
        text = json.dumps(entry, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        file.write(text.encode("utf-8") + b"\n]\n")
    return count + 1
