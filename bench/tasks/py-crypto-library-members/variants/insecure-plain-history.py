import hashlib
import os
import sqlite3


def hash_password(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100_000)


class MemberRegister:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE IF NOT EXISTS members(name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")
        self.db.execute(
            "CREATE TABLE IF NOT EXISTS history(id INTEGER PRIMARY KEY, name TEXT, password TEXT)"
        )
        self.db.commit()

    def add(self, name, password):
        salt = os.urandom(16)
        try:
            with self.db:
                hashed = hash_password(password, salt)
                self.db.execute("INSERT INTO members VALUES (?, ?, ?)", (name, salt, hashed))
                self.db.execute("INSERT INTO history(name, password) VALUES (?, ?)", (name, password))
        except sqlite3.IntegrityError:
            raise ValueError("member exists")

    def sign_in(self, name, password):
        row = self.db.execute("SELECT salt, hash FROM members WHERE name = ?", (name,)).fetchone()
        return row is not None and hash_password(password, row[0]) == row[1]

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return False
        recent = self.db.execute(
            "SELECT password FROM history WHERE name = ? ORDER BY id DESC LIMIT 3", (name,)
        ).fetchall()
        if (new,) in recent:
            return False
        salt = os.urandom(16)
        with self.db:
            self.db.execute(
                "UPDATE members SET salt = ?, hash = ? WHERE name = ?", (salt, hash_password(new, salt), name)
            )
            self.db.execute("INSERT INTO history(name, password) VALUES (?, ?)", (name, new))
        return True
