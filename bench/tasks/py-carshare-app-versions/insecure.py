import re

VERSION_RE = re.compile(r"^\d+(\.\d+){0,3}$")


def may_unlock(version, oldest, withdrawn):
    if not VERSION_RE.match(version):
        raise ValueError(f"Invalid version: {version}")
    if version in withdrawn:
        return False
    return tuple(map(int, version.split("."))) >= tuple(map(int, oldest.split(".")))
