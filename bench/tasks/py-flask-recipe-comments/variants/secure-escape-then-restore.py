import re
import sqlite3
from contextlib import closing

from flask import Flask, redirect, render_template_string, request
from markupsafe import Markup, escape

PAGE = """<!doctype html>
<title>Comments</title>
{% for author, body in comments %}
<article><h3>{{ author }}</h3><p>{{ body }}</p></article>
{% endfor %}"""

PAIR = re.compile(r"&lt;([bi])&gt;(.*?)&lt;/\1&gt;", re.DOTALL)
LINK = re.compile(r"&lt;a href=&#34;(https?://[\w./?=&;%~#:+,-]*)&#34;&gt;(.*?)&lt;/a&gt;", re.DOTALL)


def format_comment(body):
    text = str(escape(body))
    text = LINK.sub(r'<a href="\1">\2</a>', text)
    for _ in range(3):
        text = PAIR.sub(r"<\1>\2</\1>", text)
    return Markup(text)


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
        comments = [(author, format_comment(body)) for author, body in rows]
        return render_template_string(PAGE, comments=comments)

    return app
