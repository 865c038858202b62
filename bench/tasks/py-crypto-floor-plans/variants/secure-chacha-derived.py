import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def cipher(key):
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"floor plans")
    return ChaCha20Poly1305(kdf.derive(key))


def seal_plan(key, plan):
    nonce = os.urandom(12)
    return nonce + cipher(key).encrypt(nonce, plan, None)


def open_plan(key, sealed):
    return cipher(key).decrypt(sealed[:12], sealed[12:], None)
