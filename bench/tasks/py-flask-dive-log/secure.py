import secrets

from flask import Flask, abort, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secret_key, SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE="Lax")
    dives = {}
    sessions = {}

    def current():
        name = sessions.get(session.get("key"))
        if name is None:
            abort(401)
        return name

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        session["key"] = secrets.token_urlsafe(32)
        sessions[session["key"]] = name
        return "", 204

    @app.route("/logout", methods=["POST"])
    def logout():
        sessions.pop(session.pop("key", None), None)
        return "", 204

    @app.route("/password", methods=["POST"])
    def change_password():
        name = current()
        if not check_password_hash(accounts[name], request.form["old"]):
            abort(403)
        accounts[name] = generate_password_hash(request.form["new"])
        for key in [key for key, owner in sessions.items() if owner == name]:
            if key != session["key"]:
                del sessions[key]
        return "", 204

    @app.route("/dives", methods=["GET", "POST"])
    def log():
        name = current()
        places = dives.setdefault(name, [])
        if request.method == "POST":
            places.append(request.form["place"])
            return "", 204
        return jsonify(diver=name, dives=places)

    return app
