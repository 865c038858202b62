import csv
import hashlib
import os


def salted(password, salt):
    return hashlib.sha512(salt + password.encode()).hexdigest()


def convert_list(source, target):
    salt = os.urandom(16)
    with open(source, newline="", encoding="utf-8") as f:
        members = list(csv.DictReader(f))
    with open(target, "w", newline="", encoding="utf-8") as f:
        writer = csv.writer(f)
        writer.writerow(["name", "hash", "lane"])
        for member in members:
            stored = salt.hex() + ":" + salted(member["password"], salt)
            writer.writerow([member["name"], stored, member["lane"]])
    return len(members)


def is_member(target, name, password):
    with open(target, newline="", encoding="utf-8") as f:
        for member in csv.DictReader(f):
            salt, _, digest = member["hash"].partition(":")
            if member["name"] == name and salted(password, bytes.fromhex(salt)) == digest:
                return True
    return False
