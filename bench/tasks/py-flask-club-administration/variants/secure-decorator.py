import sqlite3
from contextlib import closing
from functools import wraps

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def connect():
        connection = sqlite3.connect(db_path)
        connection.row_factory = sqlite3.Row
        return closing(connection)

    def current_user():
        return request.headers.get("X-User") or abort(401)

    def admins_only(view):
        @wraps(view)
        def checked(name):
            user = current_user()
            with connect() as db:
                row = db.execute("SELECT role FROM members WHERE name = ?", (user,)).fetchone()
            if row is None or row["role"] != "admin":
                return jsonify(error="admins only"), 403
            return view(name)

        return checked

    @app.get("/members")
    def members():
        current_user()
        with connect() as db:
            rows = db.execute("SELECT name, role FROM members ORDER BY name").fetchall()
        return jsonify([dict(row) for row in rows])

    @app.post("/admin/members/<name>/role")
    @admins_only
    def set_role(name):
        with connect() as db, db:
            cursor = db.execute("UPDATE members SET role = ? WHERE name = ?", (request.form["role"], name))
        return ("", 204) if cursor.rowcount else abort(404)

    @app.post("/admin/members/<name>/remove")
    @admins_only
    def remove(name):
        with connect() as db, db:
            cursor = db.execute("DELETE FROM members WHERE name = ?", (name,))
        return ("", 204) if cursor.rowcount else abort(404)

    return app
