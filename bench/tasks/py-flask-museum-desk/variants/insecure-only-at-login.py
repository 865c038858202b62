import secrets

from flask import Flask, abort, jsonify, make_response, request
from werkzeug.security import check_password_hash


def create_app(staff):
    app = Flask(__name__)
    sessions = {}

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in staff or not check_password_hash(staff[name], request.form.get("password", "")):
            abort(401)
        key = secrets.token_hex(16)
        sessions[key] = {"clerk": name, "visitors": 0}
        response = make_response("", 204)
        response.set_cookie("desk", key, max_age=1800, httponly=True, samesite="Lax")
        return response

    def answer():
        key = request.cookies["desk"]
        response = jsonify(sessions[key])
        response.set_cookie("desk", key, max_age=1800)
        return response

    @app.route("/visitors")
    def show():
        if request.cookies.get("desk") not in sessions:
            abort(401)
        return answer()

    @app.route("/visitors", methods=["POST"])
    def add():
        if request.cookies.get("desk") not in sessions:
            abort(401)
        sessions[request.cookies["desk"]]["visitors"] += int(request.form["count"])
        return answer()

    return app
