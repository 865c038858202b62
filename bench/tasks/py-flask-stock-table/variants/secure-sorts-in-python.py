import sqlite3

from flask import Flask, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    @app.get("/articles")
    def articles():
        connection = sqlite3.connect(db_path)
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT name, price, stock FROM articles").fetchall()
        connection.close()
        found = [dict(row) for row in rows]
        column = request.args.get("sort", "name")
        descending = request.args.get("dir", "asc") == "desc"
        if column in ("name", "price", "stock"):
            found.sort(key=lambda article: article[column], reverse=descending)
        return jsonify(found)

    return app
