import os
import tempfile


def publish_board(path, reports):
    """A wrong report ends the call before the descriptor is closed."""
    up = 0
    descriptor, draft = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
    for report in reports:
        try:
            name, state, load = report["name"], report["state"], report["load"]
        except KeyError as error:
            raise ValueError(f"a report lacks {error}") from error
        if state not in ("up", "down", "idle"):
            raise ValueError(f"unknown state {state!r}")
        os.write(descriptor, f"{name}\t{state}\t{load}\n".encode("utf-8"))
        up += state == "up"
    os.close(descriptor)
    os.replace(draft, path)
    return up
