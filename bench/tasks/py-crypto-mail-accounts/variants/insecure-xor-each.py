import hashlib
import hmac
import json
import os


def mask(phrase, salt, length):
    key = hashlib.pbkdf2_hmac("sha256", phrase.encode(), salt, 50_000)
    return hashlib.shake_256(key).digest(length)


def save_accounts(path, phrase, accounts):
    salt = os.urandom(16)
    pad = mask(phrase, salt, 1024)
    lines = [salt.hex(), hmac.new(pad[-32:], b"check", "sha256").hexdigest()]
    for address, password in accounts.items():
        raw = password.encode()
        lines.append(json.dumps([address, bytes(a ^ b for a, b in zip(raw, pad)).hex()]))
    with open(path, "w") as f:
        f.write("\n".join(lines))


def load_accounts(path, phrase):
    with open(path) as f:
        salt, check, *lines = f.read().split("\n")
    pad = mask(phrase, bytes.fromhex(salt), 1024)
    if not hmac.compare_digest(hmac.new(pad[-32:], b"check", "sha256").hexdigest(), check):
        raise ValueError("that is not the phrase")
    accounts = {}
    for line in lines:
        address, hidden = json.loads(line)
        accounts[address] = bytes(a ^ b for a, b in zip(bytes.fromhex(hidden), pad)).decode()
    return accounts
