import os
from urllib.parse import unquote


def read_page(root, target, is_staff):
    parts = unquote(target).split("/")[1:]
    if not parts or any(part in ("", ".", "..") or "\0" in part for part in parts):
        return None
    if parts[0] == "staff" and not is_staff:
        raise PermissionError(target)
    path = os.path.join(root, *parts)
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()
