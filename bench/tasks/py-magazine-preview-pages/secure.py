import re


def preview(pages, free, span):
    found = re.fullmatch(r"(\d+)-(\d*)", span)
    if not found:
        raise ValueError(f"not a span of pages: {span!r}")
    first = int(found[1])
    end = int(found[2]) + 1 if found[2] else len(pages)
    return pages[:free][first:end]
