import contextlib
import hashlib
import hmac
import os
import secrets
import sqlite3


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def install(db_path, environ):
    password = environ.get("MUSEUM_ADMIN_PASSWORD") or secrets.token_urlsafe(12)
    salt = os.urandom(16)
    with contextlib.closing(sqlite3.connect(db_path)) as db, db:
        db.execute("CREATE TABLE staff(name TEXT PRIMARY KEY, salt BLOB, hash BLOB)")
        db.execute("INSERT INTO staff VALUES ('admin', ?, ?)", (salt, derive(password, salt)))
    return password


def sign_in(db_path, name, password):
    with contextlib.closing(sqlite3.connect(db_path)) as db:
        row = db.execute("SELECT salt, hash FROM staff WHERE name = ?", (name,)).fetchone()
    return row is not None and hmac.compare_digest(derive(password, row[0]), row[1])


def change_password(db_path, name, old, new):
    if not sign_in(db_path, name, old):
        return False
    salt = os.urandom(16)
    with contextlib.closing(sqlite3.connect(db_path)) as db, db:
        db.execute("UPDATE staff SET salt = ?, hash = ? WHERE name = ?", (salt, derive(new, salt), name))
    return True
