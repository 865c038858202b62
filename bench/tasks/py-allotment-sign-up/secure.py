import hashlib
import hmac
import os
import sqlite3
from contextlib import closing

SHORTEST = 10


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def objection(name, password):
    """What is wrong with a password, or None."""
    if len(password) < SHORTEST:
        return f"Please choose a password of at least {SHORTEST} characters."
    if len(set(password)) < 4 or name and password.casefold() in name.casefold() * 2:
        return "Please choose a password that is harder to guess."
    return None


class Accounts:
    def __init__(self, db_path):
        self.db_path = db_path
        self._run("CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")

    def _run(self, statement, *values):
        with closing(sqlite3.connect(self.db_path)) as db, db:
            return db.execute(statement, values).fetchall()

    def sign_up(self, name, password):
        if not name.strip():
            return "Please enter a name."
        wrong = objection(name, password)
        if wrong:
            return wrong
        salt = os.urandom(16)
        try:
            self._run("INSERT INTO accounts VALUES (?, ?, ?)", name, salt, derive(password, salt))
        except sqlite3.IntegrityError:
            return "There is an account of that name; please choose another one."
        return None

    def sign_in(self, name, password):
        rows = self._run("SELECT salt, hash FROM accounts WHERE name = ?", name)
        return any(hmac.compare_digest(derive(password, salt), kept) for salt, kept in rows)

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return "The present password is not right."
        wrong = objection(name, new)
        if wrong:
            return wrong
        salt = os.urandom(16)
        self._run("UPDATE accounts SET salt = ?, hash = ? WHERE name = ?", salt, derive(new, salt), name)
        return None
