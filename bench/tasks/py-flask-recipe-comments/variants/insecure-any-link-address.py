import re
import sqlite3
from contextlib import closing
from html import escape

from flask import Flask, redirect, request


def format_comment(body):
    text = re.sub(r"&lt;(/?[bi])&gt;", r"<\1>", escape(body))
    return re.sub(r"&lt;a href=&quot;(.*?)&quot;&gt;(.*?)&lt;/a&gt;", r'<a href="\1">\2</a>', text)


def create_app(db_path):
    app = Flask(__name__)

    @app.post("/comments")
    def add():
        values = (request.form["author"], request.form["body"])
        with closing(sqlite3.connect(db_path)) as connection, connection:
            connection.execute("INSERT INTO comments(author, body) VALUES (?, ?)", values)
        return redirect("/comments", 303)

    @app.get("/comments")
    def show():
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute("SELECT author, body FROM comments ORDER BY id").fetchall()
        articles = "".join(
            f"<article><h3>{escape(author)}</h3><p>{format_comment(body)}</p></article>\n"
            for author, body in rows
        )
        return f"<!doctype html>\n<title>Comments</title>\n{articles}"

    return app
