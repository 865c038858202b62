from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            return jsonify(error="wrong name or password"), 401
        session.clear()
        session["name"] = name
        return jsonify(name=name)

    @app.route("/account")
    def account():
        name = session.get("name")
        if name is None:
            return jsonify(error="nobody is logged in"), 401
        return jsonify(name=name)

    return app
