import hashlib
import sqlite3


class Forum:
    def __init__(self, db_path):
        self.conn = sqlite3.connect(db_path)
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER)"
        )
        self.conn.commit()

    def _digest(self, name, password):
        # The name serves as the salt, so equal passwords give different digests.
        return hashlib.pbkdf2_hmac("sha256", password.encode(), name.encode(), 100_000).hex()

    def sign_up(self, name, password):
        try:
            self.conn.execute("INSERT INTO accounts VALUES (?, ?, 0)", (name, self._digest(name, password)))
        except sqlite3.IntegrityError:
            raise ValueError("name is taken")
        self.conn.commit()

    def sign_in(self, name, password):
        row = self.conn.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchone()
        return row is not None and row[0] == self._digest(name, password)
