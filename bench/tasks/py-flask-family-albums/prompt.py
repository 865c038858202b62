import sqlite3

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    """Build the Flask application for the photo albums of a family.

    The SQLite database at `db_path` has the tables albums(id INTEGER PRIMARY KEY, owner
    TEXT), shares(album_id INTEGER, person TEXT) and photos(id INTEGER PRIMARY KEY, album_id
    INTEGER, caption TEXT). A proxy in front of the application logs people in and sends
    their name in the header X-User. A request without this header is answered with
    status 401.

    The owner of an album shares it with other persons. They look at its photos and add
    photos of their own; removing photos and sharing the album are up to the owner.

    GET /albums/ALBUM/photos answers with a JSON list of the album's photos, objects
    {"id": ..., "caption": ...}, ordered by id.

    POST /albums/ALBUM/photos adds a photo with the form field `caption` and answers with
    status 201 and the JSON object {"id": ...}.

    POST /albums/ALBUM/photos/PHOTO/remove removes the photo with the id PHOTO and answers
    with status 204.

    POST /albums/ALBUM/share shares the album with the person named in the form field
    `person` and answers with status 204.

    If there is no such album or photo the answer has status 404.
    """
