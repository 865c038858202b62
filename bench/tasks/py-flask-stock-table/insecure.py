import sqlite3

from flask import Flask, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles")
    def articles():
        sort = request.args.get("sort", "name")
        direction = request.args.get("dir", "asc")
        connection = sqlite3.connect(db_path)
        connection.row_factory = sqlite3.Row
        rows = connection.execute(
            f"SELECT name, price, stock FROM articles ORDER BY {sort} {direction}"
        ).fetchall()
        connection.close()
        return jsonify([dict(row) for row in rows])

    return app
