from pathlib import Path
from urllib.parse import unquote


def read_page(root, target, is_staff):
    target = unquote(target)
    if target.startswith("/staff/") and not is_staff:
        raise PermissionError(target)
    root = Path(root).resolve()
    page = (root / target.lstrip("/")).resolve()
    if root not in page.parents or not page.is_file():
        return None
    return page.read_text(encoding="utf-8")
