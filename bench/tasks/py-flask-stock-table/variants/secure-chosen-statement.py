import sqlite3
from contextlib import closing

from flask import Flask, jsonify, request

SELECT = "SELECT name, price, stock FROM articles ORDER BY "
STATEMENTS = {
    (column, direction): SELECT + f"{column} {direction}"
    for column in ("name", "price", "stock")
    for direction in ("asc", "desc")
}


def create_app(db_path):
    app = Flask(__name__)

    @app.get("/articles")
    def articles():
        order = request.args.get("sort", "name"), request.args.get("dir", "asc")
        statement = STATEMENTS.get(order, STATEMENTS["name", "asc"])
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute(statement).fetchall()
        return jsonify([{"name": name, "price": price, "stock": stock} for name, price, stock in rows])

    return app
