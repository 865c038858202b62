import os

from flask import Flask, jsonify, request, send_from_directory


def create_app(avatar_dir):
    """Build the Flask application for the profile pictures of a forum.

    The pictures are PNG or JPEG files. They are kept as files in the existing folder
    `avatar_dir`, which the web server of the forum publishes, too.

    POST /avatars takes a picture as the multipart file field `picture`, stores it in the
    folder and answers with status 200 and the JSON object {"url": "/avatars/NAME"}, where
    NAME is the name of the stored file. If the field is missing, the answer has status 400.

    GET /avatars/NAME answers with the stored picture; if there is none of that name, with
    status 404.
    """
