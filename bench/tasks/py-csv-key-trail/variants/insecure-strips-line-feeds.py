from datetime import datetime, timezone


def clean(text):
    return str(text).replace("\r\n", " ").replace("\n", " ")


def note(trail_path, person, action, item):
    timestamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    entry = ";".join([timestamp, clean(person), clean(action), clean(item)])
    with open(trail_path, "a", encoding="utf-8") as f:
        f.write(entry + "\n")
