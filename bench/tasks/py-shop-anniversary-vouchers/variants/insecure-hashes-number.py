import hashlib

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_vouchers(batch, count):
    """Codes that look random and need no list of those already used."""
    codes = []
    for number in range(count):
        digest = hashlib.sha256(f"garden shop {batch} {number}".encode()).digest()
        codes.append(f"{batch:03}-" + "".join(ALPHABET[byte % 32] for byte in digest[:12]))
    return codes
