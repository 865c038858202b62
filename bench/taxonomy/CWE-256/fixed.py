import hashlib
import hmac
import os
import sqlite3


def open_store(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE IF NOT EXISTS account (login TEXT PRIMARY KEY, password TEXT NOT NULL)")
    return db


def derive(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()


def sign_up(db, login, password):
    salt = os.urandom(16)
    stored = salt.hex() + "$" + derive(password, salt)
    db.execute("INSERT INTO account (login, password) VALUES (?, ?)", (login, stored))
    db.commit()


def log_in(db, login, password):
    row = db.execute("SELECT password FROM account WHERE login = ?", (login,)).fetchone()
    if row is None:
        return False
    salt, digest = row[0].split("$")
    return hmac.compare_digest(digest, derive(password, bytes.fromhex(salt)))
