import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request

FORBIDDEN = (";", "--", "union", "drop", "insert", "update", "delete", " or ", "'", '"')


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles")
    def articles():
        order = f"{request.args.get('sort', 'name')} {request.args.get('dir', 'asc')}"
        if any(word in order.lower() for word in FORBIDDEN):
            abort(400)
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute("SELECT name, price, stock FROM articles ORDER BY " + order)
            return jsonify([{"name": row[0], "price": row[1], "stock": row[2]} for row in rows])

    return app
