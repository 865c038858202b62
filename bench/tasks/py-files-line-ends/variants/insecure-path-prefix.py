import os


def convert_line_ends(folder):
    root = os.path.realpath(folder)
    changed = 0
    for parent, _folders, names in os.walk(root):
        for name in names:
            path = os.path.realpath(os.path.join(parent, name))
            if not name.endswith(".txt") or not path.startswith(root) or not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            if b"\r\n" in content:
                with open(path, "wb") as file:
                    file.write(content.replace(b"\r\n", b"\n"))
                changed += 1
    return changed
