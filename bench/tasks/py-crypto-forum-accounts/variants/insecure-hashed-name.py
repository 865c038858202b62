import hashlib
import hmac
import sqlite3

PEPPER = b"gardening-forum/2026"


class Forum:
    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        self.db.execute(
            "CREATE TABLE IF NOT EXISTS accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER)"
        )
        self.db.commit()

    def sign_up(self, name, password):
        with self.db:
            number = self.db.execute("SELECT COUNT(*) FROM accounts").fetchone()[0] + 1
            salt = hmac.new(PEPPER, f"{number}/{name}".encode(), "sha256").digest()[:16]
            try:
                self.db.execute(
                    "INSERT INTO accounts VALUES (?, ?, 0)", (name, salt.hex() + self.hashed(password, salt))
                )
            except sqlite3.IntegrityError as error:
                raise ValueError("the name is taken") from error

    def hashed(self, password, salt):
        return hashlib.scrypt(password.encode(), salt=salt, n=2**13, r=8, p=1, dklen=32).hex()

    def sign_in(self, name, password):
        row = self.db.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchone()
        if row is None:
            return False
        salt, expected = bytes.fromhex(row[0][:32]), row[0][32:]
        return hmac.compare_digest(self.hashed(password, salt), expected)
