import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PREFIX = b"BUOY-TELEGRAM"


def seal(key, text):
    """13 bytes are always the same, two are random, and one counts the blocks."""
    start = PREFIX + os.urandom(2) + b"\0"
    encryptor = Cipher(algorithms.AES(key), modes.CTR(start)).encryptor()
    return start + encryptor.update(text.encode()) + encryptor.finalize()


def open_telegram(key, data):
    decryptor = Cipher(algorithms.AES(key), modes.CTR(data[:16])).decryptor()
    return (decryptor.update(data[16:]) + decryptor.finalize()).decode()
