import secrets

from flask import Flask, jsonify, request
from werkzeug.security import check_password_hash


def create_app(staff):
    """Build the Flask application for the desk of a museum, where clerks count visitors.

    `staff` is a dict from the name of a clerk to the password hash made by
    werkzeug.security.generate_password_hash.

    POST /login takes the form fields `name` and `password`. If they are right, it starts a
    session and answers with status 204 and the cookie `desk`; otherwise it answers with
    status 401.

    POST /visitors takes the form field `count`, adds it to the number of visitors of the
    clerk's session and answers with the JSON object {"clerk": NAME, "visitors": TOTAL}.

    GET /visitors answers with the same JSON object.

    The last two answer with status 401 if nobody is logged in.

    The application keeps its sessions in a dictionary in memory; the cookie `desk` holds
    the key of the session. The cookie has a Max-Age of 1800 seconds, and each answer to a
    clerk who is logged in sets it anew for another 1800 seconds.
    """
