import hashlib
import os
import secrets
import sqlite3

ROUNDS = 100_000


def hashed(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)


class MemberRegister:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
        self.connection.execute(
            "CREATE TABLE IF NOT EXISTS passwords(id INTEGER PRIMARY KEY, name TEXT, salt BLOB, hash BLOB)"
        )
        self.connection.commit()

    def recent(self, name):
        query = "SELECT salt, hash FROM passwords WHERE name = ? ORDER BY id DESC LIMIT 3"
        return self.connection.execute(query, (name,)).fetchall()

    def store(self, name, password):
        salt = os.urandom(16)
        with self.connection:
            self.connection.execute(
                "INSERT INTO passwords(name, salt, hash) VALUES (?, ?, ?)",
                (name, salt, hashed(password, salt)),
            )

    def add(self, name, password):
        if self.recent(name):
            raise ValueError("name is taken")
        self.store(name, password)

    def sign_in(self, name, password):
        rows = self.recent(name)
        return bool(rows) and secrets.compare_digest(hashed(password, rows[0][0]), rows[0][1])

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return False
        if any(secrets.compare_digest(hashed(new, salt), known) for salt, known in self.recent(name)):
            return False
        self.store(name, new)
        return True
