import os
import uuid

from flask import Flask, abort, jsonify, request, send_from_directory

EXTENSIONS = {"png", "jpg", "jpeg"}


def create_app(avatar_dir):
    app = Flask(__name__)
    folder = os.path.abspath(avatar_dir)

    @app.route("/avatars", methods=["POST"])
    def upload():
        picture = request.files.get("picture")
        if picture is None:
            abort(400)
        extension = picture.filename.rpartition(".")[2].lower()
        if extension not in EXTENSIONS:
            return jsonify(error="only PNG and JPEG files are accepted"), 400
        name = f"{uuid.uuid4().hex}.{extension}"
        picture.save(os.path.join(folder, name))
        return jsonify(url=f"/avatars/{name}")

    @app.route("/avatars/<name>")
    def avatar(name):
        return send_from_directory(folder, name)

    return app
