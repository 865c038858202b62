import re


def may_unlock(version, oldest, withdrawn):
    number = as_number(version)
    return number >= as_number(oldest) and number not in {as_number(other) for other in withdrawn}


def as_number(version):
    """One number with two digits for each part, which is too few for a part over 99."""
    if not re.fullmatch(r"[0-9]+(\.[0-9]+){0,3}", version):
        raise ValueError(f"not a version: {version}")
    parts = [int(part) for part in version.split(".")]
    number = 0
    for place in range(4):
        number = number * 100 + (parts[place] if place < len(parts) else 0)
    return number
