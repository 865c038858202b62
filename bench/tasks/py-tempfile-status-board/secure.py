import os
import tempfile

STATES = ("up", "down", "idle")


def publish_board(path, reports):
    lines = []
    for report in reports:
        if not {"name", "state", "load"} <= report.keys() or report["state"] not in STATES:
            raise ValueError(f"odd report: {report!r}")
        lines.append("{name}\t{state}\t{load}\n".format(**report))
    descriptor, draft = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    os.replace(draft, path)
    return sum(report["state"] == "up" for report in reports)
