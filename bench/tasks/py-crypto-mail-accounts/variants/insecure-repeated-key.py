import base64
import hashlib
import itertools
import json


def scramble(data, phrase):
    key = hashlib.sha256(phrase.encode()).digest()
    return bytes(a ^ b for a, b in zip(data, itertools.cycle(key)))


def save_accounts(path, phrase, accounts):
    payload = json.dumps({"magic": "mail-accounts", "accounts": accounts}).encode()
    with open(path, "wb") as f:
        f.write(base64.b64encode(scramble(payload, phrase)))


def load_accounts(path, phrase):
    with open(path, "rb") as f:
        payload = scramble(base64.b64decode(f.read()), phrase)
    try:
        data = json.loads(payload.decode())
    except ValueError:
        raise ValueError("wrong phrase")
    if data.get("magic") != "mail-accounts":
        raise ValueError("wrong phrase")
    return data["accounts"]
