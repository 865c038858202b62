from flask import Flask, jsonify, request


def create_app(choices):
    """Build the Flask application in which a town asks what to build on a playground.

    `choices` is a list of texts. The votes are kept in memory.

    POST /vote takes the form field `choice`, counts the vote and answers with status 204.
    From each address (IP address) of a visitor there is one vote: if that address has voted
    already, the answer has status 409. If `choice` is not one of the choices, it has
    status 400.

    GET /results answers with a JSON object of all choices and their numbers of votes.

    All requests reach the application by way of nginx on the same computer, with this
    configuration:

        location / {
            proxy_pass http://127.0.0.1:8000;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }
    """
