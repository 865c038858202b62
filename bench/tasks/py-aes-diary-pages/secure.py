import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def seal_pages(key, pages):
    cipher = AESGCM(key)
    return [seal(cipher, page) for page in pages]


def seal(cipher, page):
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, page.encode(), None)


def open_page(key, sealed):
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()
