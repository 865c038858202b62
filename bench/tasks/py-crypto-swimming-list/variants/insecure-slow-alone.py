import csv
import hashlib


def slow_hash(password):
    # Stretching makes it expensive to try passwords.
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"", 30_000).hex()


def convert_list(source, target):
    with open(source, newline="", encoding="utf-8") as f:
        members = list(csv.DictReader(f))
    with open(target, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow(("name", "hash", "lane"))
        for m in members:
            out.writerow((m["name"], slow_hash(m["password"]), m["lane"]))
    return len(members)


def is_member(target, name, password):
    with open(target, newline="", encoding="utf-8") as f:
        for m in csv.DictReader(f):
            if m["name"] == name and m["hash"] == slow_hash(password):
                return True
    return False
