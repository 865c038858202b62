from datetime import datetime, timezone


def note(trail_path, person, action, item):
    timestamp = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with open(trail_path, "a", encoding="utf-8") as f:
        f.write(f"{timestamp};{person};{action};{item}\n")
