import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

CHECK = "check"


def to_text(data):
    return base64.b64encode(data).decode()


def derive(phrase, salt):
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=200_000)
    return AESGCM(kdf.derive(phrase.encode()))


def seal(aead, name, text):
    nonce = os.urandom(12)
    return to_text(nonce + aead.encrypt(nonce, text.encode(), name.encode()))


def unseal(aead, name, sealed):
    raw = base64.b64decode(sealed)
    return aead.decrypt(raw[:12], raw[12:], name.encode()).decode()


def save_accounts(path, phrase, accounts):
    salt = os.urandom(16)
    aead = derive(phrase, salt)
    content = {
        "salt": to_text(salt),
        "check": seal(aead, CHECK, CHECK),
        "accounts": {address: seal(aead, "a:" + address, word) for address, word in accounts.items()},
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)


def load_accounts(path, phrase):
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    aead = derive(phrase, base64.b64decode(content["salt"]))
    try:
        unseal(aead, CHECK, content["check"])
        return {
            address: unseal(aead, "a:" + address, word) for address, word in content["accounts"].items()
        }
    except InvalidTag as error:
        raise ValueError("wrong phrase") from error
