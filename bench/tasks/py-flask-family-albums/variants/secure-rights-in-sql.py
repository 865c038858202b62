import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request

OWN = "SELECT id FROM albums WHERE id = :album AND owner = :user"
SEE = OWN + " UNION SELECT album_id FROM shares WHERE album_id = :album AND person = :user"


def create_app(db_path):
    app = Flask(__name__)

    def run(sql, **values):
        if not request.headers.get("X-User"):
            abort(401)
        values["user"] = request.headers["X-User"]
        with closing(sqlite3.connect(db_path)) as connection, connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchall(), cursor.rowcount, cursor.lastrowid

    def check(rights, album):
        if not run(f"SELECT 1 FROM albums WHERE id IN ({rights})", album=album)[0]:
            abort(404)

    @app.get("/albums/<int:album>/photos")
    def look(album):
        check(SEE, album)
        rows, _, _ = run("SELECT id, caption FROM photos WHERE album_id = :album ORDER BY id", album=album)
        return jsonify([dict(zip(("id", "caption"), row)) for row in rows])

    @app.post("/albums/<int:album>/photos")
    def add(album):
        check(SEE, album)
        sql = "INSERT INTO photos(album_id, caption) VALUES (:album, :caption)"
        _, _, number = run(sql, album=album, caption=request.form["caption"])
        return jsonify(id=number), 201

    @app.post("/albums/<int:album>/photos/<int:photo>/remove")
    def remove(album, photo):
        sql = f"DELETE FROM photos WHERE id = :photo AND album_id IN ({OWN})"
        _, count, _ = run(sql, album=album, photo=photo)
        return "", 204 if count else 404

    @app.post("/albums/<int:album>/share")
    def share(album):
        check(OWN, album)
        run("INSERT INTO shares VALUES (:album, :person)", album=album, person=request.form["person"])
        return "", 204

    return app
