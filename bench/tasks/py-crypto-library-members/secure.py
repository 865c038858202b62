import hashlib
import hmac
import json
import os

KEPT = 3


def digest(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def protect(password):
    salt = os.urandom(16)
    return [salt.hex(), digest(password, salt).hex()]


def matches(password, entry):
    salt, expected = (bytes.fromhex(part) for part in entry)
    return hmac.compare_digest(digest(password, salt), expected)


class MemberRegister:
    def __init__(self, path):
        self.path = path
        self.members = {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.members = json.load(file)
        else:
            self.save()

    def save(self):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(self.members, file)

    def add(self, name, password):
        if name in self.members:
            raise ValueError("there is a member of that name")
        self.members[name] = [protect(password)]
        self.save()

    def sign_in(self, name, password):
        return name in self.members and matches(password, self.members[name][0])

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return False
        if any(matches(new, entry) for entry in self.members[name]):
            return False
        self.members[name] = [protect(new), *self.members[name]][:KEPT]
        self.save()
        return True
