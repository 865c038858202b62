import sqlite3
from contextlib import closing

from flask import Flask, jsonify


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles/<int:number>")
    def article(number):
        try:
            with closing(sqlite3.connect(db_path)) as connection:
                row = connection.execute(
                    "SELECT art_no, label, sell_cents FROM wh_articles WHERE art_no = ?", (number,)
                ).fetchone()
        except (sqlite3.Error, OverflowError):
            app.logger.exception("article %d could not be looked up", number)
            return jsonify(error="The article could not be looked up."), 500
        if row is None:
            return jsonify(error="There is no such article."), 404
        return jsonify(number=row[0], name=row[1], price=row[2])

    return app
