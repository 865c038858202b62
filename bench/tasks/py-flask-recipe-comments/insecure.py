import sqlite3
from contextlib import closing

from flask import Flask, redirect, render_template_string, request

PAGE = """<!doctype html>
<title>Comments</title>
{% for author, body in comments %}
<article><h3>{{ author }}</h3><p>{{ body|safe }}</p></article>
{% endfor %}"""


def create_app(db_path):
    app = Flask(__name__)

    @app.route("/comments", methods=["POST"])
    def add():
        with closing(sqlite3.connect(db_path)) as connection, connection:
            connection.execute(
                "INSERT INTO comments(author, body) VALUES (?, ?)",
                (request.form["author"], request.form["body"]),
            )
        return redirect("/comments")

    @app.route("/comments")
    def show():
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute("SELECT author, body FROM comments ORDER BY id").fetchall()
        return render_template_string(PAGE, comments=rows)

    return app
