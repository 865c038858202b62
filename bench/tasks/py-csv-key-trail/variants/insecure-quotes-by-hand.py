from datetime import datetime, timezone


def quoted(text):
    return f'"{text}"' if any(character in text for character in ';\r\n"') else text


def note(trail_path, person, action, item):
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with open(trail_path, "a", encoding="utf-8", newline="") as trail:
        trail.write(";".join([now, quoted(person), quoted(action), quoted(item)]) + "\n")
