import random

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_vouchers(batch, count):
    codes = set()
    while len(codes) < count:
        code = "".join(random.choices(ALPHABET, k=12))
        codes.add(f"{batch:03d}-{code}")
    return list(codes)
