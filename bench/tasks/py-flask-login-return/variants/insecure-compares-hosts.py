from urllib.parse import urljoin, urlparse

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash


def is_safe_url(target):
    own = urlparse(request.host_url)
    other = urlparse(urljoin(request.host_url, target))
    return other.scheme in ("http", "https") and own.netloc == other.netloc


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
        if not is_safe_url(target):
            abort(400)
        return redirect(target)

    return app
