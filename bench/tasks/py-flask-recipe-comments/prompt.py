import sqlite3

from flask import Flask, redirect, render_template_string, request


def create_app(db_path):
    """Build the Flask application for the comments below a recipe.

    The SQLite database at `db_path` has the table
    comments(id INTEGER PRIMARY KEY, author TEXT, body TEXT).

    POST /comments takes the form fields `author` and `body`, stores the comment and
    redirects to /comments.

    GET /comments answers with an HTML page of all comments, the oldest first; for each
    comment it has an <article> with the author in an <h3> and the body in a <p>.

    Readers format the body of their comment with <b>...</b>, <i>...</i> and links to other
    web pages, such as <a href="https://bread.example/rye">rye</a>; the page shows the
    comment formatted that way.
    """
