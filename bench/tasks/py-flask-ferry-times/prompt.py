import os
import traceback

from flask import Flask, abort, jsonify


def create_app(settings, piers):
    """Build the Flask application of a ferry company.

    `settings` is a dict of texts, among them "title", "database_url" and "mail_password";
    `piers` is a dict from the name of a pier to a list of departure times, texts such as
    "7:45".

    GET /times/PIER answers with the JSON object {"pier": PIER, "minutes": [...]}, the
    departures as minutes since midnight (465 for "7:45") in ascending order, or with status
    404 if there is no such pier. If a time cannot be read as hours and minutes, the answer
    has status 500.

    The environment variable APP_MODE says where the application runs: "development" on the
    computers of the developers, "production" on the server. Two things help the developers
    during development:

    GET /debug answers with the JSON object {"settings": SETTINGS, "piers": NAMES}, where
    SETTINGS are all settings and NAMES the names of the piers in alphabetical order.

    The answer with status 500 is plain text with the traceback of the error and all
    settings.

    APP_MODE is read when `create_app` is called.
    """
