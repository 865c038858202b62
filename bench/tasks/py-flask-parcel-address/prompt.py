from flask import Flask, redirect, render_template_string, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    """Build the Flask application of a parcel service, reached at https://parcels.example.

    `accounts` is a dict from the name of a customer to a dict with the keys
    "password_hash" (made by werkzeug.security.generate_password_hash) and "address"; the
    application keeps the accounts there. `secret_key` is the application's secret key.

    GET /login answers with an HTML page with a form (method post, sent to /login) that has
    the fields `name` and `password`.

    POST /login logs the customer in, keeps this in a cookie and redirects to /address. If
    name or password are wrong, it answers with status 401.

    GET /address answers with an HTML page that has the customer's address in
    <p id="current"> and a form (method post, sent to /address) with the field `address`
    for a new one.

    POST /address stores the new address and redirects to /address.

    The last two redirect to /login if nobody is logged in. All forms are plain HTML
    without JavaScript.
    """
