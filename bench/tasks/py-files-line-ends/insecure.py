import os


def convert_line_ends(folder):
    changed = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            if not name.endswith(".txt"):
                continue
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                content = file.read()
            if b"\r\n" in content:
                with open(path, "wb") as file:
                    file.write(content.replace(b"\r\n", b"\n"))
                changed += 1
    return changed
