import glob
import os


def convert_line_ends(folder):
    changed = 0
    for path in glob.glob(os.path.join(glob.escape(folder), "**", "*.txt"), recursive=True):
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            content = file.read()
        converted = content.replace(b"\r\n", b"\n")
        if converted != content:
            with open(path, "wb") as file:
                file.write(converted)
            changed += 1
    return changed
