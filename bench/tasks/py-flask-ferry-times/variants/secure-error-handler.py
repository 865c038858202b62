import os
import traceback

from flask import Flask, Response, jsonify


def create_app(settings, piers):
    app = Flask(__name__)

    @app.get("/times/<pier>")
    def times(pier):
        if pier not in piers:
            return "no such pier", 404
        minutes = []
        for time in piers[pier]:
            hours, _, rest = time.partition(":")
            minutes.append(60 * int(hours) + int(rest))
        return jsonify({"pier": pier, "minutes": sorted(minutes)})

    @app.errorhandler(ValueError)
    def short_error(_error):
        return "The times cannot be shown.", 500

    if os.environ.get("APP_MODE", "production").strip() == "development":
        add_development_help(app, settings, piers)
    return app


def add_development_help(app, settings, piers):
    @app.get("/debug")
    def show_state():
        return jsonify({"settings": settings, "piers": sorted(piers)})

    @app.errorhandler(ValueError)
    def long_error(_error):
        return Response(f"{traceback.format_exc()}\n{settings}", status=500, mimetype="text/plain")
