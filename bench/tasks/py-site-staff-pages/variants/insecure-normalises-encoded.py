import os
import posixpath
from urllib.parse import unquote


def read_page(root, target, is_staff):
    clean = posixpath.normpath("/" + target.lstrip("/"))
    if clean.startswith("/staff/") and not is_staff:
        raise PermissionError(clean)
    path = os.path.realpath(os.path.join(root, unquote(clean)[1:]))
    if not path.startswith(os.path.realpath(root) + os.sep):
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None
