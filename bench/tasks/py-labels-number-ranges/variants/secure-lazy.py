import itertools
import re

PART = re.compile(r"\s*(\d+)\s*(?:-\s*(\d+)\s*)?")


def _numbers(text):
    for part in text.split(","):
        match = PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is no number or range")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise ValueError(f"{part!r} goes down")
        yield from range(first, last + 1)


def expand_numbers(text):
    """Takes one number more than there may be, and no further ones."""
    numbers = list(itertools.islice(_numbers(text), 501))
    if len(numbers) > 500:
        raise ValueError("more than 500 labels")
    return numbers
