from flask import Flask, abort, jsonify, request


def create_app(domain, sessions):
    """Build the Flask application with the loyalty points of a chain of shops.

    `sessions` is a dict from the value of the cookie `session`, which another service sets,
    to a dict with the keys "name" and "points" of the customer; the application keeps the
    customers' data there.

    GET /points answers with the JSON object {"name": ..., "points": ...} of the customer.

    PUT /points takes the JSON object {"name": NAME}, changes the name of the customer and
    answers like GET /points.

    Both answer with status 401 if the cookie is missing or not in `sessions`.

    The application runs on a host of its own. The pages of the shops, at https://DOMAIN and
    all the hosts below it such as https://www.DOMAIN and https://cafe.bergen.DOMAIN (where
    DOMAIN is the parameter `domain`, for example "shops.example"), call it from the browser
    with fetch(..., {credentials: "include"}) and work with the answers. Let the application
    send the CORS headers that this takes, for the preflight requests as well. Do not use an
    extension such as Flask-CORS.
    """
