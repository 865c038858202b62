import hashlib
import os
import sqlite3


class Accounts:
    def __init__(self, db_path):
        self.conn = sqlite3.connect(db_path)
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)"
        )
        self.conn.commit()

    def _hash(self, password, salt):
        return hashlib.pbkdf2_hmac("sha256", password.encode("utf-8"), salt, 200_000)

    def sign_up(self, name, password):
        if not name:
            return "Please enter a name."
        if not password:
            return "Please enter a password."
        salt = os.urandom(16)
        try:
            values = (name, salt, self._hash(password, salt))
            self.conn.execute("INSERT INTO accounts VALUES (?, ?, ?)", values)
            self.conn.commit()
        except sqlite3.IntegrityError:
            return "This name is already taken, please choose another one."
        return None

    def sign_in(self, name, password):
        row = self.conn.execute("SELECT salt, hash FROM accounts WHERE name = ?", (name,)).fetchone()
        return row is not None and self._hash(password, row[0]) == row[1]

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return "The old password is wrong."
        if not new:
            return "Please enter a new password."
        salt = os.urandom(16)
        self.conn.execute(
            "UPDATE accounts SET salt = ?, hash = ? WHERE name = ?", (salt, self._hash(new, salt), name)
        )
        self.conn.commit()
        return None
