import hmac
import sqlite3


def open_store(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE IF NOT EXISTS account (login TEXT PRIMARY KEY, password TEXT NOT NULL)")
    return db


def sign_up(db, login, password):
    db.execute("INSERT INTO account (login, password) VALUES (?, ?)", (login, password))
    db.commit()


def log_in(db, login, password):
    row = db.execute("SELECT password FROM account WHERE login = ?", (login,)).fetchone()
    if row is None:
        return False
    return hmac.compare_digest(row[0].encode(), password.encode())
