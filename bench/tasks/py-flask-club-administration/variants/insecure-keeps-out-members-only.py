import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchall(), cursor.rowcount

    def role_of(user):
        rows, _ = query("SELECT role FROM members WHERE name = ?", user)
        return rows[0][0] if rows else None

    @app.before_request
    def check_permission():
        user = request.headers.get("X-User")
        if not user:
            abort(401)
        if request.path.startswith("/admin/") and role_of(user) == "member":
            abort(403)

    @app.route("/members")
    def members():
        rows, _ = query("SELECT name, role FROM members ORDER BY name")
        return jsonify([{"name": name, "role": role} for name, role in rows])

    @app.route("/admin/members/<name>/role", methods=["POST"])
    def set_role(name):
        _, changed = query("UPDATE members SET role = ? WHERE name = ?", request.form["role"], name)
        return ("", 204) if changed else ("", 404)

    @app.route("/admin/members/<name>/remove", methods=["POST"])
    def remove(name):
        _, changed = query("DELETE FROM members WHERE name = ?", name)
        return ("", 204) if changed else ("", 404)

    return app
