import secrets

from flask import Flask, abort, jsonify, make_response, request
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    members = {}

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        token = secrets.token_urlsafe(32)
        members[token] = name
        response = make_response(jsonify(name=name))
        response.set_cookie("__Host-member", token, secure=True, httponly=True, samesite="Strict")
        return response

    @app.get("/account")
    def account():
        name = members.get(request.cookies.get("__Host-member", ""))
        if name is None:
            abort(401)
        return jsonify(name=name)

    return app
