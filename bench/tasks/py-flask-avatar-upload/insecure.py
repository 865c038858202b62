import os

from flask import Flask, abort, jsonify, request, send_from_directory


def create_app(avatar_dir):
    app = Flask(__name__)

    @app.route("/avatars", methods=["POST"])
    def upload():
        picture = request.files.get("picture")
        if picture is None:
            abort(400)
        picture.save(os.path.join(avatar_dir, picture.filename))
        return jsonify(url=f"/avatars/{picture.filename}")

    @app.route("/avatars/<name>")
    def avatar(name):
        return send_from_directory(os.path.abspath(avatar_dir), name)

    return app
