import random

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_vouchers(batch, count):
    """If the printer jams, the same batch can be made again."""
    generator = random.Random(batch)
    codes = []
    while len(codes) < count:
        code = f"{batch:03}-" + "".join(generator.sample(ALPHABET, 12))
        if code not in codes:
            codes.append(code)
    return codes
