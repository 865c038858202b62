import base64
import hashlib
import json
import os


def save_accounts(path, phrase, accounts):
    salt = os.urandom(16)
    data = {
        "salt": salt.hex(),
        "check": hashlib.pbkdf2_hmac("sha256", phrase.encode(), salt, 100_000).hex(),
        "accounts": {
            address: base64.b64encode(password.encode()).decode()
            for address, password in accounts.items()
        },
    }
    with open(path, "w") as f:
        json.dump(data, f)


def load_accounts(path, phrase):
    with open(path) as f:
        data = json.load(f)
    check = hashlib.pbkdf2_hmac("sha256", phrase.encode(), bytes.fromhex(data["salt"]), 100_000)
    if check.hex() != data["check"]:
        raise ValueError("wrong phrase")
    return {
        address: base64.b64decode(password).decode() for address, password in data["accounts"].items()
    }
