from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    """Build the Flask application of a members' area, reached at https://members.example.

    `accounts` is a dict from the name of a member to the password hash made by
    werkzeug.security.generate_password_hash. `secret_key` is the application's secret key.

    POST /login takes the form fields `name` and `password`. If they are right, the answer
    has status 200, and a cookie keeps the member logged in; otherwise it has status 401.

    GET /account answers with the JSON object {"name": NAME}, where NAME is the name of the
    member who is logged in, or with status 401 if nobody is.
    """
