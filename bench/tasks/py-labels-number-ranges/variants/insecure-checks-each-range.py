MAX_LABELS = 500


def expand_numbers(text):
    """No range is long, but there may be any number of them before the sum is looked at."""
    numbers = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        start, end = int(first), int(last if dash else first)
        if not 0 <= end - start < MAX_LABELS:
            raise ValueError(f"bad range {part.strip()!r}")
        numbers.extend(range(start, end + 1))
    if len(numbers) > MAX_LABELS:
        raise ValueError(f"an order has at most {MAX_LABELS} labels")
    return numbers
