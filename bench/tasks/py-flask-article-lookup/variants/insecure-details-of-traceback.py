import sqlite3
import traceback

from flask import Flask, jsonify


def create_app(db_path):
    app = Flask(__name__)

    @app.errorhandler(500)
    def failed(error):
        lines = traceback.format_exception(error.original_exception)
        return jsonify(error="The database could not be read.", details=lines), 500

    @app.route("/articles/<int:number>")
    def article(number):
        connection = sqlite3.connect(db_path)
        row = connection.execute(
            "SELECT art_no, label, sell_cents FROM wh_articles WHERE art_no = ?", (number,)
        ).fetchone()
        connection.close()
        if row is None:
            return jsonify(error="There is no such article."), 404
        return jsonify(number=row[0], name=row[1], price=row[2])

    return app
