import hashlib
import secrets
import sqlite3
from contextlib import closing


class Accounts:
    """The rule for passwords holds at the sign-up; a change goes past it."""

    def __init__(self, db_path):
        self.path = db_path
        with closing(sqlite3.connect(db_path)) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, hash TEXT)")

    def sign_up(self, name, password):
        if len(password) < 8 or password.isalpha() or password.isdigit():
            return "A password has at least 8 characters, with letters and digits."
        with closing(sqlite3.connect(self.path)) as db, db:
            add = "INSERT OR IGNORE INTO accounts VALUES (?, ?)"
            added = db.execute(add, (name, hashed(password)))
        return None if added.rowcount else "There is an account of that name."

    def sign_in(self, name, password):
        with closing(sqlite3.connect(self.path)) as db:
            row = db.execute("SELECT hash FROM accounts WHERE name = ?", (name,)).fetchone()
        return bool(row) and hashed(password, row[0].split("$")[0]) == row[0]

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return "The present password is another one."
        with closing(sqlite3.connect(self.path)) as db, db:
            db.execute("UPDATE accounts SET hash = ? WHERE name = ?", (hashed(new), name))
        return None


def hashed(password, salt=None):
    salt = salt or secrets.token_hex(16)
    return salt + "$" + hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 100_000).hex()
