from pathlib import Path

from flask import Flask, abort, request, send_file


def create_app(reports_dir):
    app = Flask(__name__)
    folder = Path(reports_dir).resolve()

    @app.get("/reports")
    def report():
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        path = files.get(request.args.get("name"))
        return send_file(path) if path else abort(404)

    return app
