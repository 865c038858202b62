import secrets

from flask import Flask, jsonify, request
from werkzeug.security import check_password_hash


def create_app(customers):
    """Build the Flask application of a bakery that takes orders.

    `customers` is a dict from the name of a customer to the password hash made by
    werkzeug.security.generate_password_hash.

    POST /basket takes the form field `item`, puts it into the visitor's basket and answers
    with status 204.

    GET /basket answers with the JSON object {"customer": NAME, "items": [ITEM, ...]}; NAME
    is null as long as the visitor is not logged in.

    POST /login takes the form fields `name` and `password`. If they are right, the visitor
    is logged in and the answer has status 204; otherwise it has status 401. What is in the
    basket stays there.

    Visitors have a session, and with it a basket, from their first request on. The
    application keeps the sessions in a dictionary in memory; the cookie `sid` holds the
    key of the session.
    """
