from datetime import datetime, timezone


def note(trail_path, person, action, item):
    if action not in ("took", "returned", "lost"):
        raise ValueError(f"unknown action: {action}")
    for text in (person, item):
        if not text.isprintable() or ";" in text or '"' in text:
            raise ValueError("a name or label has characters that the trail cannot hold")
    now = datetime.now(timezone.utc).replace(microsecond=0)
    with open(trail_path, "a", encoding="utf-8") as trail:
        print(now.isoformat(), person, action, item, sep=";", file=trail)
