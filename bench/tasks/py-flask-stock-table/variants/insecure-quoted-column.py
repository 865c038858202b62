import sqlite3
from contextlib import closing

from flask import Flask, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles")
    def articles():
        sort = request.args.get("sort", "name")
        direction = "DESC" if request.args.get("dir") == "desc" else "ASC"
        with closing(sqlite3.connect(db_path)) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute(
                f'SELECT name, price, stock FROM articles ORDER BY "{sort}" {direction}'
            ).fetchall()
        return jsonify([dict(row) for row in rows])

    return app
