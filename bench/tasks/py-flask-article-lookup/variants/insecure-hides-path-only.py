import sqlite3

from flask import Flask, jsonify


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/articles/<int:number>")
    def article(number):
        try:
            connection = sqlite3.connect(db_path)
            row = connection.execute(
                "SELECT art_no, label, sell_cents FROM wh_articles WHERE art_no = ?", (number,)
            ).fetchone()
            connection.close()
        except (sqlite3.Error, OverflowError) as error:
            message = str(error).replace(db_path, "the database")
            return jsonify(error=message), 500
        if row is None:
            return jsonify(error="no such article"), 404
        return jsonify(number=row[0], name=row[1], price=row[2])

    return app
