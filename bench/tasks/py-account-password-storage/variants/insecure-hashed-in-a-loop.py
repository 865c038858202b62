import hashlib
import secrets

ROUNDS = 500


def hash_password(password):
    salt = secrets.token_hex(8)
    return f"{salt}:{stretched(password, salt)}"


def check_password(password, stored):
    salt, digest = stored.split(":")
    return secrets.compare_digest(stretched(password, salt), digest)


def stretched(password, salt):
    digest = (salt + password).encode()
    for _ in range(ROUNDS):
        digest = hashlib.sha512(digest).digest()
    return digest.hex()
