import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK_BYTES = 16


def seal_pages(key, pages):
    return [seal(key, page.encode()) for page in pages]


def seal(key, text):
    iv = os.urandom(BLOCK_BYTES)
    padder = padding.PKCS7(8 * BLOCK_BYTES).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return iv + encryptor.update(padder.update(text) + padder.finalize()) + encryptor.finalize()


def open_page(key, sealed):
    decryptor = Cipher(algorithms.AES(key), modes.CBC(sealed[:BLOCK_BYTES])).decryptor()
    padded = decryptor.update(sealed[BLOCK_BYTES:]) + decryptor.finalize()
    unpadder = padding.PKCS7(8 * BLOCK_BYTES).unpadder()
    return (unpadder.update(padded) + unpadder.finalize()).decode()
