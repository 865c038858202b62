import base64
import hashlib
import hmac
import os

COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20}


def hash_password(password):
    salt = os.urandom(16)
    return "$".join(base64.b64encode(part).decode() for part in (salt, derive(password, salt)))


def check_password(password, stored):
    salt, expected = (base64.b64decode(part) for part in stored.split("$"))
    return hmac.compare_digest(derive(password, salt), expected)


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **COST)
