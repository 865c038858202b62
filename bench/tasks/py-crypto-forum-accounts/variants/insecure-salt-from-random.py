import hashlib
import random
import sqlite3
import string


class Forum:
    def __init__(self, db_path):
        self.conn = sqlite3.connect(db_path)
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER)"
        )
        self.conn.commit()

    @staticmethod
    def _hash(password, salt):
        return hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 100_000).hex()

    def sign_up(self, name, password):
        if self.conn.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
            raise ValueError("name is taken")
        salt = "".join(random.choices(string.ascii_letters, k=16))
        self.conn.execute(
            "INSERT INTO accounts VALUES (?, ?, 0)", (name, salt + ":" + self._hash(password, salt))
        )
        self.conn.commit()

    def sign_in(self, name, password):
        row = self.conn.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchone()
        if not row:
            return False
        salt, digest = row[0].split(":")
        return self._hash(password, salt) == digest
