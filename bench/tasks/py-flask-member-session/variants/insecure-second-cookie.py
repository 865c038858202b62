from flask import Flask, abort, jsonify, make_response, request, session
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secret_key, SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE="Lax")
    serializer = URLSafeSerializer(secret_key, salt="remember")

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        session["name"] = name
        response = make_response(jsonify(name=name))
        response.set_cookie("remember", serializer.dumps(name), max_age=30 * 24 * 3600, httponly=True)
        return response

    def current_member():
        if "name" in session:
            return session["name"]
        try:
            return serializer.loads(request.cookies.get("remember", ""))
        except BadSignature:
            abort(401)

    @app.route("/account")
    def account():
        return jsonify(name=current_member())

    return app
