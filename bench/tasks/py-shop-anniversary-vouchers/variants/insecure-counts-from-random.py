import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def code_of(number):
    letters = []
    for _ in range(12):
        number, place = divmod(number, 32)
        letters.append(ALPHABET[place])
    return "".join(reversed(letters))


def make_vouchers(batch, count):
    """The first code is drawn, the others follow: so no code comes twice."""
    first = secrets.randbelow(32**12)
    return [f"{batch:03}-{code_of((first + number * 7919) % 32**12)}" for number in range(count)]
