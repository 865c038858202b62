import os

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None)


def seal_tip(public_pem, tip):
    key = AESGCM.generate_key(256)
    nonce = os.urandom(12)
    wrapped = serialization.load_pem_public_key(public_pem.encode()).encrypt(key, OAEP)
    return len(wrapped).to_bytes(2, "big") + wrapped + nonce + AESGCM(key).encrypt(nonce, tip.encode(), None)


def open_tip(private_pem, sealed):
    end = 2 + int.from_bytes(sealed[:2], "big")
    key = serialization.load_pem_private_key(private_pem.encode(), None).decrypt(sealed[2:end], OAEP)
    return AESGCM(key).decrypt(sealed[end : end + 12], sealed[end + 12 :], None).decode()
