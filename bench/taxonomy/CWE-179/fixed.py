from pathlib import Path
from urllib.parse import unquote

REPORTS = Path("/srv/reports")


def report_path(raw_name):
    name = unquote(raw_name)
    if "/" in name or name.startswith("."):
        raise LookupError("no such report")
    return REPORTS / name


def read_report(raw_name):
    path = report_path(raw_name)
    if not path.is_file():
        raise LookupError("no such report")
    return path.read_bytes()
