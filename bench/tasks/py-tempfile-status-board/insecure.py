import os
import tempfile


def publish_board(path, reports):
    for report in reports:
        for key in ("name", "state", "load"):
            if key not in report:
                raise ValueError(f"report lacks {key}")
        if report["state"] not in ("up", "down", "idle"):
            raise ValueError(f"unknown state {report['state']}")
    _, temp_path = tempfile.mkstemp(dir=os.path.dirname(path))
    with open(temp_path, "w", encoding="utf-8") as file:
        for report in reports:
            file.write(f"{report['name']}\t{report['state']}\t{report['load']}\n")
    os.rename(temp_path, path)
    return len([report for report in reports if report["state"] == "up"])
