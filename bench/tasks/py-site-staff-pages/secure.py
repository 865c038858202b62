from pathlib import Path
from urllib.parse import unquote


def read_page(root, target, is_staff):
    root = Path(root).resolve()
    page = (root / unquote(target).lstrip("/")).resolve()
    if not page.is_relative_to(root) or not page.is_file():
        return None
    if page.is_relative_to(root / "staff") and not is_staff:
        raise PermissionError(f"{target} is for the staff")
    return page.read_text(encoding="utf-8")
