import re


def preview(pages, free, span):
    match = re.fullmatch(r"(\d+)-(\d*)", span)
    if match is None:
        raise ValueError(f"Invalid span: {span!r}")
    first = int(match.group(1))
    last = int(match.group(2)) if match.group(2) else len(pages) - 1
    last = min(last, free)
    return pages[first : last + 1]
