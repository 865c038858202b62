import re
from itertools import zip_longest


def compare(one, other):
    """Below 0, 0 or above 0, as the first version is older, the same or later."""
    for left, right in zip_longest(one.split("."), other.split("."), fillvalue="0"):
        if int(left) != int(right):
            return int(left) - int(right)
    return 0


def may_unlock(version, oldest, withdrawn):
    if not isinstance(version, str) or not re.fullmatch(r"\d{1,9}(\.\d{1,9}){0,3}", version, re.ASCII):
        raise ValueError("a version is one to four numbers with dots between them")
    if compare(version, oldest) < 0:
        return False
    return all(compare(version, other) != 0 for other in withdrawn)
