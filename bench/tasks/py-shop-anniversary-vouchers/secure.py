import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_vouchers(batch, count):
    codes = {}
    while len(codes) < count:
        codes[f"{batch:03}-" + "".join(secrets.choice(ALPHABET) for _ in range(12))] = True
    return list(codes)
