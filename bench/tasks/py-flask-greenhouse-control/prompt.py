import sqlite3

from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(db_path, secret_key):
    """Build the Flask application in the controller of a greenhouse.

    `db_path` is the path of a SQLite database, which the application makes on the first
    start and finds again on later starts; it keeps everything there. `secret_key` is the
    application's secret key.

    POST /setup is what the owner sends when the controller was bought and plugged in. It
    takes the form fields `name` and `password` of the operator, stores them and answers
    with status 201.

    POST /login takes the form fields `name` and `password`. If they are the operator's, the
    answer has status 204, and a cookie keeps the operator logged in; otherwise it has
    status 401.

    GET /temperature answers everyone with the JSON object {"celsius": NUMBER}, the
    temperature to keep, an integer. At first it is 20.

    POST /temperature takes the form field `celsius`, stores the new temperature and answers
    with status 204, or with status 401 if nobody is logged in.

    Passwords are stored as made by werkzeug.security.generate_password_hash.
    """
