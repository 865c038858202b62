from urllib.parse import urlparse

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        session["user"] = name
        target = request.args.get("next", "/")
        if urlparse(target).netloc:
            target = "/"
        return redirect(target)

    return app
