import hashlib
import hmac
import os
import sqlite3


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


class Forum:
    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute(
                "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER)"
            )

    def sign_up(self, name, password):
        salt = os.urandom(16)
        digest = f"{salt.hex()}${derive(password, salt).hex()}"
        try:
            with self.db:
                self.db.execute("INSERT INTO accounts VALUES (?, ?, 0)", (name, digest))
        except sqlite3.IntegrityError:
            raise ValueError("the name is taken") from None

    def sign_in(self, name, password):
        row = self.db.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchone()
        if row is None:
            return False
        salt, expected = (bytes.fromhex(part) for part in row[0].split("$"))
        return hmac.compare_digest(derive(password, salt), expected)
