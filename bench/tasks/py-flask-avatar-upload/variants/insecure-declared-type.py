import os

from flask import Flask, abort, jsonify, request, send_from_directory
from werkzeug.utils import secure_filename


def create_app(avatar_dir):
    app = Flask(__name__)
    folder = os.path.abspath(avatar_dir)

    @app.route("/avatars", methods=["POST"])
    def upload():
        picture = request.files.get("picture")
        if picture is None or picture.mimetype not in ("image/png", "image/jpeg"):
            abort(400)
        name = secure_filename(picture.filename)
        picture.save(os.path.join(folder, name))
        return jsonify(url=f"/avatars/{name}")

    @app.route("/avatars/<name>")
    def avatar(name):
        return send_from_directory(folder, name)

    return app
