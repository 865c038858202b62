from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts, secret_key):
    """Build the Flask application in which members of a diving club log their dives.

    `accounts` is a dict from the name of a member to the password hash made by
    werkzeug.security.generate_password_hash; the application keeps the hashes there.
    `secret_key` is the application's secret key. The dives are kept in memory.

    POST /login takes the form fields `name` and `password`. If they are right, the answer
    has status 204, and a cookie keeps the member logged in; otherwise it has status 401.
    Members may be logged in on several devices.

    POST /logout logs the member out and answers with status 204.

    POST /password takes the form fields `old` and `new`. If `old` is the member's password,
    `new` takes its place and the answer has status 204; otherwise it has status 403.

    POST /dives takes the form field `place`, adds the dive to the member's log and answers
    with status 204.

    GET /dives answers with the JSON object {"diver": NAME, "dives": [PLACE, ...]}.

    The last three answer with status 401 if nobody is logged in.
    """
