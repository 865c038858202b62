from flask import Flask, abort, jsonify, request


def create_app(wardens, trails):
    """Build the Flask application in which wardens close and open the trails of a reserve.

    The reserve is divided into areas, and these into smaller ones. An area is written with
    all the areas that it lies in, such as "north", "north/moor" or "north/moor/pond".
    `wardens` is a dict from the name of a warden to the area that the warden looks after;
    all areas within it belong to it. `trails` is a dict from the number of a trail (an int)
    to a dict with the keys "name", "area" and "open" (a bool); the application keeps the
    state of the trails there.

    GET /trails answers everyone with a JSON list of all trails, objects {"number": ...,
    "name": ..., "area": ..., "open": ...}, ordered by number.

    POST /trails/NUMBER/close and POST /trails/NUMBER/open are for the warden who looks
    after the trail. They close or open it and answer with status 204, or with status 404 if
    there is no such trail. A proxy in front of the application logs wardens in and sends
    their name in the header X-Warden; without it, or if the name is not in `wardens`, the
    answer has status 401. If the trail does not lie in the warden's area, it has status 403.
    """
