def expand_numbers(text):
    numbers = []
    for part in text.split(","):
        part = part.strip()
        if "-" in part:
            first, last = map(int, part.split("-"))
            if last < first:
                raise ValueError(f"bad range: {part}")
            numbers.extend(range(first, last + 1))
        else:
            numbers.append(int(part))
    if len(numbers) > 500:
        raise ValueError("too many labels")
    return numbers
