import secrets

from flask import Flask, abort, jsonify, make_response, request, session
from werkzeug.security import check_password_hash

MONTH = 30 * 24 * 3600


def create_app(readers, loans, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    stay_tokens = {}

    @app.before_request
    def refuse_other_sites():
        if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
            abort(403)

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in readers or not check_password_hash(readers[name], request.form.get("password", "")):
            abort(401)
        session["name"] = name
        response = make_response("", 204)
        if request.form.get("stay") == "1":
            token = secrets.token_urlsafe(32)
            stay_tokens[token] = name
            response.set_cookie("stay", token, max_age=MONTH, httponly=True, samesite="Strict")
        return response

    @app.route("/loans")
    def show_loans():
        name = session.get("name") or stay_tokens.get(request.cookies.get("stay"))
        if name is None:
            abort(401)
        session["name"] = name
        return jsonify(reader=name, loans=loans.get(name, []))

    return app
