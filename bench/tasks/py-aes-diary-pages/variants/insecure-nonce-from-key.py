import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal_pages(key, pages):
    return [apply_stream(key, page.encode()) for page in pages]


def open_page(key, sealed):
    return apply_stream(key, sealed).decode()


def apply_stream(key, data):
    nonce = hashlib.sha256(key).digest()[:16]
    cipher = Cipher(algorithms.AES(key), modes.CTR(nonce)).encryptor()
    return cipher.update(data) + cipher.finalize()
