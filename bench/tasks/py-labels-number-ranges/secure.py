MAX_LABELS = 500


def expand_numbers(text):
    numbers = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        start = int(first)
        end = int(last) if dash else start
        if end < start:
            raise ValueError(f"the range {part.strip()!r} is empty")
        if len(numbers) + end - start + 1 > MAX_LABELS:
            raise ValueError(f"an order has at most {MAX_LABELS} labels")
        numbers.extend(range(start, end + 1))
    return numbers
