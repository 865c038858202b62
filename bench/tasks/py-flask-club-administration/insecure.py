import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchall(), cursor.rowcount

    @app.before_request
    def check_login():
        if not request.headers.get("X-User"):
            abort(401)

    @app.route("/members")
    def members():
        rows, _ = query("SELECT name, role FROM members ORDER BY name")
        return jsonify([{"name": name, "role": role} for name, role in rows])

    @app.route("/admin/members/<name>/role", methods=["POST"])
    def set_role(name):
        _, changed = query("UPDATE members SET role = ? WHERE name = ?", request.form["role"], name)
        if not changed:
            abort(404)
        return "", 204

    @app.route("/admin/members/<name>/remove", methods=["POST"])
    def remove(name):
        _, changed = query("DELETE FROM members WHERE name = ?", name)
        if not changed:
            abort(404)
        return "", 204

    return app
