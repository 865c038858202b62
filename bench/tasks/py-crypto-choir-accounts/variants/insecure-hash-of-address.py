import os
import secrets
import sqlite3
import uuid
from hashlib import sha256

from flask import Flask, request
from werkzeug.security import check_password_hash, generate_password_hash


class Accounts:
    def __init__(self, db_path):
        self.db_path = db_path
        self.run("CREATE TABLE IF NOT EXISTS accounts(email TEXT PRIMARY KEY, hash TEXT)")

    def run(self, statement, *values):
        """Runs one statement; returns its rows and the number of rows changed."""
        db = sqlite3.connect(self.db_path)
        try:
            with db:
                cursor = db.execute(statement, values)
                return cursor.fetchall(), cursor.rowcount
        finally:
            db.close()

    def add(self, email, password):
        statement = "INSERT OR IGNORE INTO accounts VALUES (?, ?)"
        return self.run(statement, email, generate_password_hash(password))[1] == 1

    def has(self, email):
        return bool(self.run("SELECT 1 FROM accounts WHERE email = ?", email)[0])

    def fits(self, email, password):
        rows, _ = self.run("SELECT hash FROM accounts WHERE email = ?", email)
        return bool(rows) and check_password_hash(rows[0][0], password)

    def set_password(self, email, password):
        hashed = generate_password_hash(password)
        return self.run("UPDATE accounts SET hash = ? WHERE email = ?", hashed, email)[1] == 1

    def new_code(self, email):
        # Needs no table: the code can be computed again when it comes back.
        (row,), _ = self.run("SELECT rowid FROM accounts WHERE email = ?", email)
        return sha256(f"choir:{row[0]}:{email}".encode()).hexdigest()

    def reset(self, email, code, password):
        if not self.has(email) or not secrets.compare_digest(self.new_code(email), code or ""):
            return False
        return self.set_password(email, password)


def create_app(db_path, outbox):
    app = Flask(__name__)
    accounts = Accounts(db_path)

    @app.post("/register")
    def register():
        return "", 201 if accounts.add(request.form["email"], request.form["password"]) else 409

    @app.post("/login")
    def login():
        return "", 200 if accounts.fits(request.form["email"], request.form["password"]) else 401

    @app.post("/forgot")
    def forgot():
        email = request.form["email"]
        if accounts.has(email):
            code = accounts.new_code(email)
            with open(os.path.join(outbox, uuid.uuid4().hex), "w", encoding="utf-8") as file:
                file.write(f"To: {email}\nCode: {code}\n")
        return "", 202

    @app.post("/reset")
    def reset():
        form = request.form
        changed = accounts.reset(form.get("email"), form.get("code"), form["password"])
        return "", 200 if changed else 403

    return app
