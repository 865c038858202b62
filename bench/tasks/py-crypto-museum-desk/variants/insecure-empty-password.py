import hashlib
import os
import sqlite3


def _hash(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**13, r=8, p=1)


def _set_password(db_path, name, password):
    salt = os.urandom(16)
    conn = sqlite3.connect(db_path)
    with conn:
        conn.execute("INSERT OR REPLACE INTO users VALUES (?, ?, ?)", (name, salt, _hash(password, salt)))
    conn.close()


def install(db_path, environ):
    password = environ.get("MUSEUM_ADMIN_PASSWORD", "")
    conn = sqlite3.connect(db_path)
    conn.execute("CREATE TABLE users (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")
    conn.commit()
    conn.close()
    _set_password(db_path, "admin", password)
    return password


def sign_in(db_path, name, password):
    conn = sqlite3.connect(db_path)
    row = conn.execute("SELECT salt, hash FROM users WHERE name = ?", (name,)).fetchone()
    conn.close()
    return bool(row) and _hash(password, row[0]) == row[1]


def change_password(db_path, name, old, new):
    if not sign_in(db_path, name, old):
        return False
    _set_password(db_path, name, new)
    return True
