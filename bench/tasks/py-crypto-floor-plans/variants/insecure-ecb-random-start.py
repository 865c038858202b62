import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal_plan(key, plan):
    # A random block at the start makes two copies of a plan look different.
    start = os.urandom(16)
    mixed = start + bytes(byte ^ start[i % 16] for i, byte in enumerate(plan))
    padder = padding.PKCS7(128).padder()
    padded = padder.update(mixed) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


def open_plan(key, sealed):
    decryptor = Cipher(algorithms.AES(key), modes.ECB()).decryptor()
    padded = decryptor.update(sealed) + decryptor.finalize()
    unpadder = padding.PKCS7(128).unpadder()
    mixed = unpadder.update(padded) + unpadder.finalize()
    start = mixed[:16]
    return bytes(byte ^ start[i % 16] for i, byte in enumerate(mixed[16:]))
