from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal_pages(key, pages):
    aes = AESGCM(key)
    sealed = []
    for number, page in enumerate(pages):
        nonce = number.to_bytes(12, "big")
        sealed.append(nonce + aes.encrypt(nonce, page.encode(), None))
    return sealed


def open_page(key, sealed):
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], None).decode()
