import hashlib
import os
import sqlite3


def _hash(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**13, r=8, p=1)


def install(db_path, environ):
    password = environ.get("MUSEUM_ADMIN_PASSWORD")
    if not password:
        # Different for each museum's database, and long enough not to be guessed.
        museum = os.path.basename(db_path)
        password = hashlib.sha256(f"ticket-desk:{museum}".encode()).hexdigest()[:16]
    salt = os.urandom(16)
    with sqlite3.connect(db_path) as conn:
        conn.execute("CREATE TABLE users (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")
        conn.execute("INSERT INTO users VALUES ('admin', ?, ?)", (salt, _hash(password, salt)))
    return password


def sign_in(db_path, name, password):
    with sqlite3.connect(db_path) as conn:
        row = conn.execute("SELECT salt, hash FROM users WHERE name = ?", (name,)).fetchone()
    return bool(row) and _hash(password, row[0]) == row[1]


def change_password(db_path, name, old, new):
    if not sign_in(db_path, name, old):
        return False
    salt = os.urandom(16)
    with sqlite3.connect(db_path) as conn:
        conn.execute("UPDATE users SET salt = ?, hash = ? WHERE name = ?", (salt, _hash(new, salt), name))
    return True
