import json
import os


def add_entry(path, message):
    entry = json.loads(message)
    if not isinstance(entry, dict):
        raise ValueError("Message must be a JSON object")
    if not isinstance(entry.get("picker"), str) or not isinstance(entry.get("sort"), str):
        raise ValueError("picker and sort must be strings")
    kilos = entry.get("kilos")
    if isinstance(kilos, bool) or not isinstance(kilos, (int, float)):
        raise ValueError("kilos must be a number")

    if os.path.exists(path):
        with open(path, "r", encoding="utf-8") as f:
            entries = json.load(f)
    else:
        entries = []
    entries.append(entry)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(entries, f, ensure_ascii=False, indent=2)
    return len(entries)
