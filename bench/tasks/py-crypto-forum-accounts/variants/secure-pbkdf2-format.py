import base64
import hashlib
import secrets
import sqlite3

ROUNDS = 120_000


def encode(data):
    return base64.b64encode(data).decode()


def hash_password(password):
    salt = secrets.token_bytes(18)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS)
    return f"$pbkdf2-sha512${ROUNDS}${encode(salt)}${encode(digest)}"


def verify(password, stored):
    _, _, rounds, salt, digest = stored.split("$")
    found = hashlib.pbkdf2_hmac("sha512", password.encode(), base64.b64decode(salt), int(rounds))
    return secrets.compare_digest(encode(found), digest)


class Forum:
    def __init__(self, db_path):
        self.db_path = db_path
        with self.connect() as db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER)"
            )

    def connect(self):
        return sqlite3.connect(self.db_path)

    def stored(self, db, name):
        row = db.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchone()
        return row and row[0]

    def sign_up(self, name, password):
        with self.connect() as db:
            if self.stored(db, name):
                raise ValueError(f"{name!r} is taken")
            db.execute("INSERT INTO accounts VALUES (?, ?, 0)", (name, hash_password(password)))

    def sign_in(self, name, password):
        with self.connect() as db:
            stored = self.stored(db, name)
        return stored is not None and verify(password, stored)
