import os

from flask import Flask, abort, request, send_file


def create_app(reports_dir):
    app = Flask(__name__)

    @app.route("/reports")
    def report():
        name = request.args.get("name", "")
        if ".." in name:
            abort(404)
        path = os.path.join(reports_dir, name)
        if not os.path.isfile(path):
            abort(404)
        return send_file(path)

    return app
