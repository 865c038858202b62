import sqlite3

from flask import Flask, jsonify, request


def create_app(db_path):
    """Build the Flask application for the stock of a shop.

    The SQLite database at `db_path` has the table articles(id INTEGER PRIMARY KEY,
    name TEXT, price INTEGER, stock INTEGER).

    GET /articles?sort=COLUMN&dir=DIRECTION answers with a JSON list of all articles, each
    as the object {"name": ..., "price": ..., "stock": ...}. COLUMN is the column that was
    clicked in the table's head (name, price or stock), DIRECTION is asc or desc; the
    articles come in that order. Without `sort` they are ordered by name, and without
    `dir` ascending.
    """
