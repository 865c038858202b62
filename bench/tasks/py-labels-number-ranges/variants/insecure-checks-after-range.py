def expand_numbers(text):
    numbers = []
    for part in text.split(","):
        bounds = [int(bound) for bound in part.split("-")]
        if len(bounds) > 2 or bounds[-1] < bounds[0]:
            raise ValueError(f"bad range {part!r}")
        numbers += list(range(bounds[0], bounds[-1] + 1))
        if len(numbers) > 500:
            raise ValueError("an order has at most 500 labels")
    return numbers
