import hashlib
import os
import sqlite3

TABLE = "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, salt BLOB, hash BLOB)"


class Accounts:
    """A password has at least four characters, and is not the name."""

    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute(TABLE)

    def sign_up(self, name, password):
        if len(password) < 4 or password == name:
            return "Please choose another password."
        salt = os.urandom(16)
        try:
            with self.db:
                self.db.execute("INSERT INTO accounts VALUES (?, ?, ?)", (name, salt, derive(password, salt)))
        except sqlite3.IntegrityError:
            return "Please choose another name."

    def sign_in(self, name, password):
        for salt, kept in self.db.execute("SELECT salt, hash FROM accounts WHERE name = ?", (name,)):
            return derive(password, salt) == kept
        return False

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return "This is not the present password."
        if len(new) < 4 or new == name:
            return "Please choose another password."
        salt = os.urandom(16)
        change = "UPDATE accounts SET salt = ?, hash = ? WHERE name = ?"
        with self.db:
            self.db.execute(change, (salt, derive(new, salt), name))


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
