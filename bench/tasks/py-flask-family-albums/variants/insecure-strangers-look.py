import sqlite3

from flask import Flask, abort, g, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    @app.before_request
    def open_db():
        if not request.headers.get("X-User"):
            abort(401)
        g.user = request.headers["X-User"]
        g.db = sqlite3.connect(db_path)

    @app.teardown_request
    def close_db(_error):
        if "db" in g:
            g.db.close()

    def get_owner(album):
        row = g.db.execute("SELECT owner FROM albums WHERE id = ?", (album,)).fetchone()
        if row is None:
            abort(404)
        return row[0]

    @app.get("/albums/<int:album>/photos")
    def photos(album):
        get_owner(album)
        rows = g.db.execute("SELECT id, caption FROM photos WHERE album_id = ? ORDER BY id", (album,))
        return jsonify([{"id": row[0], "caption": row[1]} for row in rows])

    @app.post("/albums/<int:album>/photos")
    def add_photo(album):
        get_owner(album)
        cursor = g.db.execute(
            "INSERT INTO photos(album_id, caption) VALUES (?, ?)", (album, request.form["caption"])
        )
        g.db.commit()
        return jsonify({"id": cursor.lastrowid}), 201

    @app.post("/albums/<int:album>/photos/<int:photo>/remove")
    def remove_photo(album, photo):
        if get_owner(album) != g.user:
            abort(403)
        cursor = g.db.execute("DELETE FROM photos WHERE id = ? AND album_id = ?", (photo, album))
        g.db.commit()
        return ("", 204) if cursor.rowcount else ("", 404)

    @app.post("/albums/<int:album>/share")
    def share(album):
        if get_owner(album) != g.user:
            abort(403)
        g.db.execute("INSERT INTO shares VALUES (?, ?)", (album, request.form["person"]))
        g.db.commit()
        return "", 204

    return app
