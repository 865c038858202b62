import random

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(key, text):
    start = random.randbytes(16)
    encryptor = Cipher(algorithms.AES(key), modes.CTR(start)).encryptor()
    return start + encryptor.update(text.encode()) + encryptor.finalize()


def open_telegram(key, data):
    decryptor = Cipher(algorithms.AES(key), modes.CTR(data[:16])).decryptor()
    return (decryptor.update(data[16:]) + decryptor.finalize()).decode()
