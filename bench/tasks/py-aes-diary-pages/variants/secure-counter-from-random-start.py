import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal_pages(key, pages):
    """Every call draws a start; the pages count up from it, so no nonce comes twice."""
    aes = AESGCM(key)
    start = int.from_bytes(os.urandom(12), "big")
    sealed = []
    for number, page in enumerate(pages):
        nonce = ((start + number) % 2**96).to_bytes(12, "big")
        sealed.append(nonce + aes.encrypt(nonce, page.encode("utf-8"), b"diary"))
    return sealed


def open_page(key, sealed):
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], b"diary").decode("utf-8")
