import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request

COLUMNS = ("name", "price", "stock")


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles")
    def articles():
        sort = request.args.get("sort", "name")
        direction = request.args.get("dir", "asc")
        if sort not in COLUMNS:
            abort(400)
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute(f"SELECT name, price, stock FROM articles ORDER BY {sort} {direction}")
            return jsonify([dict(zip(COLUMNS, row)) for row in rows])

    return app
