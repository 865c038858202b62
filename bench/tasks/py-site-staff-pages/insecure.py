import os
from urllib.parse import unquote


def read_page(root, target, is_staff):
    if target.startswith("/staff/") and not is_staff:
        raise PermissionError("this page is for the staff only")
    if ".." in target:
        return None

    path = os.path.join(root, unquote(target).lstrip("/"))
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()
