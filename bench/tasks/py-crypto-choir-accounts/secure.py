import contextlib
import os
import secrets
import sqlite3
import uuid

from flask import Flask, request
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(db_path, outbox):
    app = Flask(__name__)

    @contextlib.contextmanager
    def database():
        db = sqlite3.connect(db_path)
        try:
            with db:
                yield db
        finally:
            db.close()

    with database() as db:
        db.execute("CREATE TABLE IF NOT EXISTS accounts(email TEXT PRIMARY KEY, hash TEXT, code TEXT)")

    @app.post("/register")
    def register():
        hashed = generate_password_hash(request.form["password"])
        try:
            with database() as db:
                db.execute("INSERT INTO accounts VALUES (?, ?, NULL)", (request.form["email"], hashed))
        except sqlite3.IntegrityError:
            return "", 409
        return "", 201

    @app.post("/login")
    def login():
        with database() as db:
            row = db.execute("SELECT hash FROM accounts WHERE email = ?", (request.form["email"],)).fetchone()
        fits = row is not None and check_password_hash(row[0], request.form["password"])
        return "", 200 if fits else 401

    @app.post("/forgot")
    def forgot():
        email, code = request.form["email"], secrets.token_urlsafe(24)
        with database() as db:
            known = db.execute("UPDATE accounts SET code = ? WHERE email = ?", (code, email)).rowcount
        if known:
            with open(os.path.join(outbox, f"{uuid.uuid4()}.txt"), "w", encoding="utf-8") as file:
                file.write(f"To: {email}\nCode: {code}\n")
        return "", 202

    @app.post("/reset")
    def reset():
        email, code = request.form["email"], request.form.get("code", "")
        with database() as db:
            row = db.execute("SELECT code FROM accounts WHERE email = ?", (email,)).fetchone()
            if not row or not row[0] or not secrets.compare_digest(row[0].encode(), code.encode()):
                return "", 403
            hashed = generate_password_hash(request.form["password"])
            db.execute("UPDATE accounts SET hash = ?, code = NULL WHERE email = ?", (hashed, email))
        return "", 200

    return app
