import os
import secrets

from flask import Flask, abort, jsonify, request, send_from_directory

SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


def create_app(avatar_dir):
    app = Flask(__name__)
    folder = os.path.abspath(avatar_dir)

    @app.route("/avatars", methods=["POST"])
    def upload():
        if "picture" not in request.files:
            abort(400)
        content = request.files["picture"].read()
        extension = next((SIGNATURES[start] for start in SIGNATURES if content.startswith(start)), None)
        if extension is None:
            abort(415)
        name = secrets.token_hex(16) + extension
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
        return jsonify(url=f"/avatars/{name}")

    @app.route("/avatars/<name>")
    def avatar(name):
        return send_from_directory(folder, name)

    return app
