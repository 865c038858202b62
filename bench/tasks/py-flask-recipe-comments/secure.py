import sqlite3
from contextlib import closing
from html import escape
from html.parser import HTMLParser

from flask import Flask, redirect, render_template_string, request
from markupsafe import Markup

PAGE = """<!doctype html>
<title>Comments</title>
{% for author, body in comments %}
<article><h3>{{ author }}</h3><p>{{ body }}</p></article>
{% endfor %}"""


class CommentFormatter(HTMLParser):
    """Keeps b, i and a with a web address; all else becomes text or is dropped."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag in ("b", "i"):
            self.parts.append(f"<{tag}>")
        elif tag == "a":
            address = (dict(attrs).get("href") or "").strip()
            if not address.lower().startswith(("http://", "https://")):
                return
            self.parts.append(f'<a href="{escape(address)}">')
        else:
            return
        self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open:
            last = self.open.pop()
            self.parts.append(f"</{last}>")
            if last == tag:
                break

    def handle_data(self, data):
        self.parts.append(escape(data))


def format_comment(body):
    formatter = CommentFormatter()
    formatter.feed(body)
    formatter.close()
    for tag in reversed(formatter.open):
        formatter.parts.append(f"</{tag}>")
    return Markup("".join(formatter.parts))


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
