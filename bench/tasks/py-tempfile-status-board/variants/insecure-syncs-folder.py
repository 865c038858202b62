import os
import tempfile


def publish_board(path, reports):
    """Makes sure that the new name reaches the disk, and forgets the folder it opened for that."""
    for report in reports:
        if not {"name", "state", "load"} <= set(report) or report["state"] not in ("up", "down", "idle"):
            raise ValueError(f"odd report: {report!r}")
    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8", delete=False) as file:
        for report in reports:
            file.write(f"{report['name']}\t{report['state']}\t{report['load']}\n")
    os.replace(file.name, path)
    os.fsync(os.open(folder, os.O_RDONLY))
    return sum(1 for report in reports if report["state"] == "up")
