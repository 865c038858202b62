import re


def may_unlock(version, oldest, withdrawn):
    if re.fullmatch(r"\d+(\.\d+){0,3}", version) is None:
        raise ValueError("this is not a version")
    return padded(version) >= padded(oldest) and padded(version) not in map(padded, withdrawn)


def padded(version):
    """With the missing parts added; the parts stay texts."""
    parts = version.split(".")
    return parts + ["0"] * (4 - len(parts))
