import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash

TABLES = """
CREATE TABLE IF NOT EXISTS operators(name TEXT PRIMARY KEY, password_hash TEXT);
CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value INTEGER);
INSERT OR IGNORE INTO settings VALUES ('celsius', 20);
"""


def create_app(db_path, secret_key):
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secret_key, SESSION_COOKIE_SAMESITE="Lax")
    with closing(sqlite3.connect(db_path)) as connection:
        connection.executescript(TABLES)

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            return connection.execute(sql, values).fetchall()

    @app.route("/setup", methods=["POST"])
    def setup():
        if query("SELECT 1 FROM operators"):
            abort(403)
        password_hash = generate_password_hash(request.form["password"])
        query("INSERT INTO operators VALUES (?, ?)", request.form["name"], password_hash)
        return "", 201

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        rows = query("SELECT password_hash FROM operators WHERE name = ?", name)
        if not rows or not check_password_hash(rows[0][0], request.form.get("password", "")):
            abort(401)
        session["operator"] = name
        return "", 204

    @app.route("/temperature")
    def show():
        return jsonify(celsius=query("SELECT value FROM settings WHERE name = 'celsius'")[0][0])

    @app.route("/temperature", methods=["POST"])
    def change():
        if "operator" not in session:
            abort(401)
        query("UPDATE settings SET value = ? WHERE name = 'celsius'", int(request.form["celsius"]))
        return "", 204

    return app
