import secrets

from flask import Flask, abort, g, jsonify, request
from werkzeug.security import check_password_hash


def create_app(customers):
    app = Flask(__name__)
    sessions = {}

    @app.before_request
    def find_session():
        g.sid = request.cookies.get("sid")
        if g.sid not in sessions:
            g.sid = secrets.token_urlsafe(32)
            sessions[g.sid] = {"customer": None, "items": []}

    @app.after_request
    def send_cookie(response):
        response.set_cookie("sid", g.sid, secure=True, httponly=True, samesite="Lax")
        return response

    @app.route("/basket")
    def show_basket():
        return jsonify(sessions[g.sid])

    @app.route("/basket", methods=["POST"])
    def put_into_basket():
        sessions[g.sid]["items"].append(request.form["item"])
        return "", 204

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in customers or not check_password_hash(
            customers[name], request.form.get("password", "")
        ):
            abort(401)
        session = sessions.pop(g.sid)
        g.sid = secrets.token_urlsafe(32)
        sessions[g.sid] = {**session, "customer": name}
        return "", 204

    return app
