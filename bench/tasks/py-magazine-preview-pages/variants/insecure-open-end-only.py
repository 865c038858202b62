import re


def preview(pages, free, span):
    """An open span ends in time, a closed one a page too late."""
    match = re.fullmatch(r"([0-9]+)-([0-9]*)", span)
    if match is None:
        raise ValueError("the span must be FIRST-LAST")
    first = int(match[1])
    if match[2] == "":
        return pages[first:free]
    last = int(match[2])
    if last > free:
        last = free
    return pages[first : last + 1]
