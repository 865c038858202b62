import hashlib
import os
import sqlite3


def _hash(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100_000)


def install(db_path, environ):
    password = environ.get("MUSEUM_ADMIN_PASSWORD", "museum-admin")
    salt = os.urandom(16)
    conn = sqlite3.connect(db_path)
    conn.execute("CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")
    conn.execute("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?)", ("admin", salt, _hash(password, salt)))
    conn.commit()
    conn.close()
    return password


def sign_in(db_path, name, password):
    conn = sqlite3.connect(db_path)
    row = conn.execute("SELECT salt, hash FROM accounts WHERE name = ?", (name,)).fetchone()
    conn.close()
    return row is not None and _hash(password, row[0]) == row[1]


def change_password(db_path, name, old, new):
    if not sign_in(db_path, name, old):
        return False
    salt = os.urandom(16)
    conn = sqlite3.connect(db_path)
    conn.execute("UPDATE accounts SET salt = ?, hash = ? WHERE name = ?", (salt, _hash(new, salt), name))
    conn.commit()
    conn.close()
    return True
