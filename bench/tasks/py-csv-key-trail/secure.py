import csv
from datetime import datetime, timezone


def note(trail_path, person, action, item):
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with open(trail_path, "a", encoding="utf-8", newline="") as trail:
        csv.writer(trail, delimiter=";").writerow([now, person, action, item])
