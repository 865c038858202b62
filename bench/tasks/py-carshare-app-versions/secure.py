import re

FORM = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}")


def parts_of(version):
    if not FORM.fullmatch(version):
        raise ValueError(f"not a version: {version!r}")
    numbers = [int(part) for part in version.split(".")]
    return numbers + [0] * (4 - len(numbers))


def may_unlock(version, oldest, withdrawn):
    number = parts_of(version)
    return number >= parts_of(oldest) and number not in [parts_of(other) for other in withdrawn]
