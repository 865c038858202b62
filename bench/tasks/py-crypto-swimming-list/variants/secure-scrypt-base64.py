import base64
import csv
import hashlib
import secrets


def make_hash(password, salt=None):
    salt = salt or secrets.token_bytes(12)
    digest = hashlib.scrypt(password.encode("utf-8"), salt=salt, n=1024, r=8, p=1, dklen=24)
    return base64.urlsafe_b64encode(salt + digest).decode()


def convert_list(source, target):
    rows = []
    with open(source, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        for name, password, lane in reader:
            rows.append((name, make_hash(password), lane))
    with open(target, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("name", "hash", "lane"), *rows])
    return len(rows)


def is_member(target, name, password):
    with open(target, newline="", encoding="utf-8") as file:
        stored = [row["hash"] for row in csv.DictReader(file) if row["name"] == name]
    return any(
        secrets.compare_digest(text, make_hash(password, base64.urlsafe_b64decode(text)[:12]))
        for text in stored
    )
