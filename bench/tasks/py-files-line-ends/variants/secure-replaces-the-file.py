import os
import shutil
import tempfile


def convert_line_ends(folder):
    """Writes each file anew beside the old one: a link is replaced, its target stays."""
    changed = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if not name.endswith(".txt") or not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            if b"\r\n" not in content:
                continue
            descriptor, draft = tempfile.mkstemp(dir=parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content.replace(b"\r\n", b"\n"))
            shutil.copymode(path, draft)
            os.replace(draft, path)
            changed += 1
    return changed
