import sqlite3

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def get_db():
        connection = sqlite3.connect(db_path)
        connection.row_factory = sqlite3.Row
        return connection

    def current_user():
        user = request.headers.get("X-User")
        if not user:
            abort(401)
        return user

    @app.route("/members")
    def members():
        current_user()
        db = get_db()
        rows = db.execute("SELECT name, role FROM members ORDER BY name").fetchall()
        db.close()
        return jsonify([dict(row) for row in rows])

    @app.route("/admin/members/<name>/role", methods=["POST"])
    def set_role(name):
        user = current_user()
        db = get_db()
        row = db.execute("SELECT role FROM members WHERE name = ?", (user,)).fetchone()
        if row is None or row["role"] != "admin":
            db.close()
            abort(403)
        cursor = db.execute("UPDATE members SET role = ? WHERE name = ?", (request.form.get("role"), name))
        db.commit()
        db.close()
        if cursor.rowcount == 0:
            abort(404)
        return "", 204

    @app.route("/admin/members/<name>/remove", methods=["POST"])
    def remove(name):
        current_user()
        db = get_db()
        cursor = db.execute("DELETE FROM members WHERE name = ?", (name,))
        db.commit()
        db.close()
        if cursor.rowcount == 0:
            abort(404)
        return "", 204

    return app
