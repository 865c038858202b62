import os

from cryptography.hazmat.primitives import serialization


def seal_tip(public_pem, tip):
    numbers = serialization.load_pem_public_key(public_pem.encode()).public_numbers()
    # Random bytes at the start, so that equal tips give different results.
    block = b"\x01" + os.urandom(32) + tip.encode()
    return pow(int.from_bytes(block, "big"), numbers.e, numbers.n).to_bytes(256, "big")


def open_tip(private_pem, sealed):
    numbers = serialization.load_pem_private_key(private_pem.encode(), password=None).private_numbers()
    number = pow(int.from_bytes(sealed, "big"), numbers.d, numbers.public_numbers.n)
    block = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return block[33:].decode()
