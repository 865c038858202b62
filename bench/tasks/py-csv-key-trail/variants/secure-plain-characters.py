import re
from datetime import datetime, timezone


def plain(text):
    """The text without what means something in the trail."""
    return re.sub(r'[;"\s\x00-\x1f\x7f\x85\u2028\u2029]+', " ", text).strip()


def note(trail_path, person, action, item):
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with open(trail_path, "a", encoding="utf-8") as trail:
        trail.write(";".join([now, plain(person), plain(action), plain(item)]) + "\n")
