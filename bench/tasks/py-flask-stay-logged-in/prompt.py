import secrets

from flask import Flask, jsonify, make_response, request, session
from werkzeug.security import check_password_hash


def create_app(readers, loans, secret_key):
    """Build the Flask application of a library, reached at https://library.example.

    `readers` is a dict from the name of a reader to the password hash made by
    werkzeug.security.generate_password_hash, `loans` a dict from the name of a reader to a
    list of titles. `secret_key` is the application's secret key.

    POST /login takes the form fields `name`, `password` and, if the reader ticked "stay
    logged in", `stay` with the value "1". If name and password are right, the answer has
    status 204 and the reader is logged in until the browser is closed (a session cookie
    without an end date). With `stay`, the answer also has a cookie called `stay` with a
    Max-Age of 30 days; when the browser comes back with this cookie alone, the reader is
    logged in again. If name or password are wrong, the answer has status 401.

    GET /loans answers with the JSON object {"reader": NAME, "loans": [TITLE, ...]} of the
    reader who is logged in, or with status 401 if nobody is.
    """
