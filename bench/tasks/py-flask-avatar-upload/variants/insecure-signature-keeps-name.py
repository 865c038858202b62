import os
import secrets

from flask import Flask, abort, jsonify, request, send_from_directory
from werkzeug.utils import secure_filename

SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def create_app(avatar_dir):
    app = Flask(__name__)
    folder = os.path.abspath(avatar_dir)

    @app.route("/avatars", methods=["POST"])
    def upload():
        picture = request.files.get("picture")
        if picture is None:
            abort(400)
        content = picture.read()
        if not content.startswith(SIGNATURES):
            abort(415)
        name = f"{secrets.token_hex(4)}_{secure_filename(picture.filename)}"
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
        return jsonify(url=f"/avatars/{name}")

    @app.route("/avatars/<name>")
    def avatar(name):
        return send_from_directory(folder, name)

    return app
