import hashlib
import secrets
import sqlite3

ROUNDS = 100_000


def digest(password, salt):
    return hashlib.pbkdf2_hmac("sha512", password.encode(), salt.encode(), ROUNDS).hex()


def stored(password):
    salt = secrets.token_hex(16)
    return f"{salt}:{digest(password, salt)}"


def install(db_path, environ):
    password = environ.get("MUSEUM_ADMIN_PASSWORD")
    if not password:
        raise ValueError("set MUSEUM_ADMIN_PASSWORD to the password that the administrator shall have")
    db = sqlite3.connect(db_path)
    with db:
        db.execute("CREATE TABLE staff(name TEXT PRIMARY KEY, password TEXT NOT NULL)")
        db.execute("INSERT INTO staff VALUES ('admin', ?)", (stored(password),))
    db.close()
    return password


def sign_in(db_path, name, password):
    db = sqlite3.connect(db_path)
    row = db.execute("SELECT password FROM staff WHERE name = ?", (name,)).fetchone()
    db.close()
    if row is None:
        return False
    salt, expected = row[0].split(":")
    return secrets.compare_digest(digest(password, salt), expected)


def change_password(db_path, name, old, new):
    if not sign_in(db_path, name, old):
        return False
    db = sqlite3.connect(db_path)
    with db:
        db.execute("UPDATE staff SET password = ? WHERE name = ?", (stored(new), name))
    db.close()
    return True
