import base64
import hashlib
import json
import os

from cryptography.fernet import Fernet, InvalidToken

SALT_BYTES = 16


def cipher_for(phrase, salt):
    key = hashlib.scrypt(phrase.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
    return Fernet(base64.urlsafe_b64encode(key))


def save_accounts(path, phrase, accounts):
    salt = os.urandom(SALT_BYTES)
    sealed = cipher_for(phrase, salt).encrypt(json.dumps(accounts).encode())
    with open(path, "wb") as file:
        file.write(salt + sealed)


def load_accounts(path, phrase):
    with open(path, "rb") as file:
        content = file.read()
    try:
        plain = cipher_for(phrase, content[:SALT_BYTES]).decrypt(content[SALT_BYTES:])
    except InvalidToken:
        raise ValueError("the phrase is not the right one") from None
    return json.loads(plain)
