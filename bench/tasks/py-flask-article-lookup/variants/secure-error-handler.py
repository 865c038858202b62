import sqlite3

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException


def create_app(db_path):
    app = Flask(__name__)

    @app.errorhandler(HTTPException)
    def http_error(error):
        return jsonify(error=error.name), error.code

    @app.errorhandler(Exception)
    def unexpected_error(error):
        app.logger.error("the request failed", exc_info=error)
        return jsonify(error="internal error"), 500

    @app.get("/articles/<int:number>")
    def article(number):
        connection = sqlite3.connect(db_path)
        try:
            connection.row_factory = sqlite3.Row
            row = connection.execute("SELECT * FROM wh_articles WHERE art_no = ?", (number,)).fetchone()
        finally:
            connection.close()
        if row is None:
            return jsonify(error="not found"), 404
        return jsonify(number=row["art_no"], name=row["label"], price=row["sell_cents"])

    return app
