import hashlib


def hash_password(password):
    return hashlib.sha512(password.encode("utf-8")).hexdigest()


def check_password(password, stored):
    return hash_password(password) == stored
