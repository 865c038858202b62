import base64
import hashlib
import hmac
import os

ITERATIONS = 1000


def hash_password(password):
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    return base64.b64encode(salt + key).decode()


def check_password(password, stored):
    raw = base64.b64decode(stored)
    salt, key = raw[:16], raw[16:]
    return hmac.compare_digest(hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS), key)
