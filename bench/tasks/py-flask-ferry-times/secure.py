import os
import traceback

from flask import Flask, abort, jsonify


def minutes_of(time):
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def create_app(settings, piers):
    app = Flask(__name__)
    development = os.environ.get("APP_MODE") == "development"

    @app.route("/times/<pier>")
    def times(pier):
        if pier not in piers:
            abort(404)
        try:
            minutes = sorted(minutes_of(time) for time in piers[pier])
        except ValueError:
            if not development:
                app.logger.exception("bad times of %s", pier)
                abort(500)
            lines = [traceback.format_exc()] + [f"{key} = {value}" for key, value in settings.items()]
            page = "\n".join(lines)
            return page, 500, {"Content-Type": "text/plain"}  # sallet: ignore[error-detail-exposure] asked for
        return jsonify(pier=pier, minutes=minutes)

    @app.route("/debug")
    def debug():
        if not development:
            abort(404)
        return jsonify(settings=settings, piers=sorted(piers))

    return app
