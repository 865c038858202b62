import random

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
draw = random.SystemRandom()


def code_of(number):
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(12))


def make_vouchers(batch, count):
    """Distinct numbers of 60 bits, five bits a letter."""
    return [f"{batch:03}-{code_of(number)}" for number in draw.sample(range(2**60), count)]
