import hmac
import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TAG_BYTES = 32


def tag(key, data):
    tag_key = hmac.digest(key, b"key for the tag", "sha256")
    return hmac.digest(tag_key, data, "sha256")


def seal_plan(key, plan):
    iv = os.urandom(16)
    padder = padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    body = encryptor.update(padder.update(plan) + padder.finalize()) + encryptor.finalize()
    return tag(key, iv + body) + iv + body


def open_plan(key, sealed):
    expected, iv, body = sealed[:TAG_BYTES], sealed[TAG_BYTES : TAG_BYTES + 16], sealed[TAG_BYTES + 16 :]
    if not hmac.compare_digest(tag(key, iv + body), expected):
        raise ValueError("the plan was damaged")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    unpadder = padding.PKCS7(128).unpadder()
    return unpadder.update(decryptor.update(body) + decryptor.finalize()) + unpadder.finalize()
