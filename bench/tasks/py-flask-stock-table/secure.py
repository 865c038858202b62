import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request

COLUMNS = ("name", "price", "stock")
DIRECTIONS = {"asc": "ASC", "desc": "DESC"}


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles")
    def articles():
        column = request.args.get("sort", "name")
        direction = DIRECTIONS.get(request.args.get("dir", "asc"))
        if column not in COLUMNS or direction is None:
            abort(400)
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute(
                f"SELECT name, price, stock FROM articles ORDER BY {column} {direction}"
            )
            return jsonify([dict(zip(COLUMNS, row)) for row in rows])

    return app
