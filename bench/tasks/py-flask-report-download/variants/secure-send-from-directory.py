import os

from flask import Flask, request, send_from_directory


def create_app(reports_dir):
    app = Flask(__name__)
    folder = os.path.abspath(reports_dir)

    @app.get("/reports")
    def report():
        return send_from_directory(folder, request.args.get("name", ""))

    return app
