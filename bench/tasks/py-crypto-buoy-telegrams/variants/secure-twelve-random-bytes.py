import secrets

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def crypt(key, start, data):
    context = Cipher(algorithms.AES(key), modes.CTR(start)).encryptor()
    return context.update(data) + context.finalize()


def seal(key, text):
    """Twelve bytes belong to the telegram, four count its blocks."""
    start = secrets.token_bytes(12) + bytes(4)
    return start + crypt(key, start, text.encode())


def open_telegram(key, data):
    return crypt(key, data[:16], data[16:]).decode()
