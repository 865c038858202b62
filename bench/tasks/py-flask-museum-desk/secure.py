import secrets

from flask import Flask, abort, g, jsonify, request
from werkzeug.security import check_password_hash


def create_app(staff):
    app = Flask(__name__)
    sessions = {}

    @app.after_request
    def set_cookie(response):
        if "key" in g:
            response.set_cookie("desk", g.key, max_age=1800, secure=True, httponly=True, samesite="Lax")
        return response

    def current():
        key = request.cookies.get("desk")
        if key not in sessions:
            abort(401)
        g.key = key
        return sessions[key]

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in staff or not check_password_hash(staff[name], request.form.get("password", "")):
            abort(401)
        g.key = secrets.token_urlsafe(32)
        sessions[g.key] = {"clerk": name, "visitors": 0}
        return "", 204

    @app.route("/visitors", methods=["GET", "POST"])
    def visitors():
        desk = current()
        if request.method == "POST":
            desk["visitors"] += int(request.form["count"])
        return jsonify(desk)

    return app
