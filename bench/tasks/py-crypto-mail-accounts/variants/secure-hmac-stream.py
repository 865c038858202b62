import hashlib
import hmac
import json
import secrets


def keys(phrase, salt):
    both = hashlib.pbkdf2_hmac("sha512", phrase.encode(), salt, 100_000)
    return both[:32], both[32:]


def stream(key, length):
    blocks = (hmac.digest(key, number.to_bytes(8, "big"), "sha256") for number in range(length // 32 + 1))
    return b"".join(blocks)[:length]


def save_accounts(path, phrase, accounts):
    salt = secrets.token_bytes(16)
    cipher_key, tag_key = keys(phrase, salt)
    plain = json.dumps(accounts).encode()
    body = bytes(a ^ b for a, b in zip(plain, stream(cipher_key, len(plain))))
    with open(path, "wb") as file:
        file.write(salt + hmac.digest(tag_key, body, "sha256") + body)


def load_accounts(path, phrase):
    with open(path, "rb") as file:
        content = file.read()
    salt, tag, body = content[:16], content[16:48], content[48:]
    cipher_key, tag_key = keys(phrase, salt)
    if not hmac.compare_digest(hmac.digest(tag_key, body, "sha256"), tag):
        raise ValueError("not the phrase of this file")
    return json.loads(bytes(a ^ b for a, b in zip(body, stream(cipher_key, len(body)))))
