import re

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash

# One slash, then no second slash or backslash: a browser takes either for the start of a host.
OWN_PAGE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


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
        return redirect(target if OWN_PAGE.fullmatch(target) else "/")

    return app
