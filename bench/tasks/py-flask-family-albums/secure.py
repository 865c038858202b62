import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchall(), cursor

    def owner_of(album):
        if not request.headers.get("X-User"):
            abort(401)
        rows, _ = query("SELECT owner FROM albums WHERE id = ?", album)
        if not rows:
            abort(404)
        return rows[0][0]

    def check_owner(album):
        if owner_of(album) != request.headers["X-User"]:
            abort(403)

    def check_member(album):
        owner = owner_of(album)
        user = request.headers["X-User"]
        rows, _ = query("SELECT 1 FROM shares WHERE album_id = ? AND person = ?", album, user)
        if user != owner and not rows:
            abort(403)

    @app.route("/albums/<int:album>/photos")
    def show(album):
        check_member(album)
        rows, _ = query("SELECT id, caption FROM photos WHERE album_id = ? ORDER BY id", album)
        return jsonify([{"id": number, "caption": caption} for number, caption in rows])

    @app.route("/albums/<int:album>/photos", methods=["POST"])
    def add(album):
        check_member(album)
        _, cursor = query(
            "INSERT INTO photos(album_id, caption) VALUES (?, ?)", album, request.form["caption"]
        )
        return jsonify(id=cursor.lastrowid), 201

    @app.route("/albums/<int:album>/photos/<int:photo>/remove", methods=["POST"])
    def remove(album, photo):
        check_owner(album)
        _, cursor = query("DELETE FROM photos WHERE id = ? AND album_id = ?", photo, album)
        if cursor.rowcount == 0:
            abort(404)
        return "", 204

    @app.route("/albums/<int:album>/share", methods=["POST"])
    def share(album):
        check_owner(album)
        query("INSERT INTO shares VALUES (?, ?)", album, request.form["person"])
        return "", 204

    return app
