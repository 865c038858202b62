import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal_pages(key, pages):
    aes = AESGCM(key)
    nonce = os.urandom(12)
    return [nonce + aes.encrypt(nonce, page.encode(), None) for page in pages]


def open_page(key, sealed):
    aes = AESGCM(key)
    return aes.decrypt(sealed[:12], sealed[12:], None).decode()
