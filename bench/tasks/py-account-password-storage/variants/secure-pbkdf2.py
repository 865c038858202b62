import hashlib
import hmac
import secrets

ITERATIONS = 210_000


def hash_password(password):
    salt = secrets.token_hex(16)
    return f"pbkdf2_sha512${ITERATIONS}${salt}${_digest(password, salt, ITERATIONS)}"


def check_password(password, stored):
    _name, iterations, salt, digest = stored.split("$")
    return hmac.compare_digest(_digest(password, salt, int(iterations)), digest)


def _digest(password, salt, iterations):
    return hashlib.pbkdf2_hmac("sha512", password.encode(), salt.encode(), iterations).hex()
