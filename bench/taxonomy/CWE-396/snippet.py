import csv
import logging
from datetime import date

log = logging.getLogger("members")


def parse_row(row):
    name, joined, cents = row
    return {"name": name.strip(), "joined": date.fromisoformat(joined), "cents": int(cents)}


def import_members(path, store):
    try:
        with open(path, newline="", encoding="utf-8") as handle:
            members = [parse_row(row) for row in csv.reader(handle)]
        store.add_all(members)
    except Exception as error:
        log.error("import of %s stopped: %s", path, error)
        return 0
    return len(members)
