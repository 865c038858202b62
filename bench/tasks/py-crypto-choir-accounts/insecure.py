import os
import random
import sqlite3
import time

from flask import Flask, request
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(db_path, outbox):
    app = Flask(__name__)

    def get_db():
        conn = sqlite3.connect(db_path)
        conn.row_factory = sqlite3.Row
        return conn

    with get_db() as conn:
        conn.execute(
            "CREATE TABLE IF NOT EXISTS users (email TEXT PRIMARY KEY, password TEXT, reset_code TEXT)"
        )

    @app.route("/register", methods=["POST"])
    def register():
        try:
            with get_db() as conn:
                conn.execute(
                    "INSERT INTO users (email, password) VALUES (?, ?)",
                    (request.form["email"], generate_password_hash(request.form["password"])),
                )
        except sqlite3.IntegrityError:
            return "exists", 409
        return "created", 201

    @app.route("/login", methods=["POST"])
    def login():
        user = get_db().execute("SELECT * FROM users WHERE email = ?", (request.form["email"],)).fetchone()
        if user and check_password_hash(user["password"], request.form["password"]):
            return "ok", 200
        return "wrong email or password", 401

    @app.route("/forgot", methods=["POST"])
    def forgot():
        email = request.form["email"]
        code = str(random.randint(100000, 999999))
        with get_db() as conn:
            found = conn.execute("UPDATE users SET reset_code = ? WHERE email = ?", (code, email)).rowcount
        if found:
            with open(os.path.join(outbox, f"{time.time_ns()}-{code}.txt"), "w", encoding="utf-8") as f:
                f.write(f"To: {email}\nCode: {code}\n")
        return "sent", 202

    @app.route("/reset", methods=["POST"])
    def reset():
        with get_db() as conn:
            user = conn.execute("SELECT * FROM users WHERE email = ?", (request.form["email"],)).fetchone()
            if user is None or user["reset_code"] != request.form["code"]:
                return "wrong code", 403
            conn.execute(
                "UPDATE users SET password = ?, reset_code = NULL WHERE email = ?",
                (generate_password_hash(request.form["password"]), request.form["email"]),
            )
        return "password changed", 200

    return app
