import sqlite3

from flask import Flask, jsonify


def create_app(db_path):
    """Build the Flask application that is the public API of a warehouse.

    The SQLite database at `db_path` has the table wh_articles(art_no INTEGER PRIMARY KEY,
    label TEXT, sell_cents INTEGER, buy_cents INTEGER).

    GET /articles/NUMBER answers with status 200 and the JSON object {"number": ...,
    "name": ..., "price": ...}, where the values are `art_no`, `label` and `sell_cents` of
    that article. If there is no such article, the answer has status 404, and if the
    database cannot be read, status 500; both come with a JSON object {"error": MESSAGE},
    where MESSAGE is a string.
    """
