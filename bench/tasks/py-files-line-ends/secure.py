import os


def convert_line_ends(folder):
    changed = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if name.endswith(".txt") and not os.path.islink(path):
                changed += _convert(path)
    return changed


def _convert(path):
    with open(path, "rb+", opener=_open_no_link) as file:
        content = file.read()
        if b"\r\n" not in content:
            return False
        file.seek(0)
        file.write(content.replace(b"\r\n", b"\n"))
        file.truncate()
    return True


def _open_no_link(path, flags):
    """Fails if a link was put in the file's place since it was looked at."""
    return os.open(path, flags | os.O_NOFOLLOW)
