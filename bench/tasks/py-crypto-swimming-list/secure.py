import csv
import hashlib
import hmac
import os

ROUNDS = 200_000


def derive(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)


def convert_list(source, target):
    with open(source, newline="", encoding="utf-8") as file:
        members = list(csv.DictReader(file))
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "hash", "lane"])
        for member in members:
            salt = os.urandom(16)
            stored = f"{salt.hex()}${derive(member['password'], salt).hex()}"
            writer.writerow([member["name"], stored, member["lane"]])
    return len(members)


def is_member(target, name, password):
    with open(target, newline="", encoding="utf-8") as file:
        for member in csv.DictReader(file):
            if member["name"] == name:
                salt, expected = (bytes.fromhex(part) for part in member["hash"].split("$"))
                if hmac.compare_digest(derive(password, salt), expected):
                    return True
    return False
