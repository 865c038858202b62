import os

from flask import Flask, abort, request, send_file


def create_app(reports_dir):
    app = Flask(__name__)
    root = os.path.abspath(reports_dir)

    @app.route("/reports")
    def report():
        path = os.path.abspath(os.path.join(root, request.args.get("name", "")))
        if not path.startswith(root) or not os.path.isfile(path):
            abort(404)
        return send_file(path)

    return app
