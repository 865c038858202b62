from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        stored = accounts.get(name)
        if stored is None or not check_password_hash(stored, request.form.get("password", "")):
            abort(401)
        session["user"] = name
        return redirect(own_page(request.args.get("next", "/")))

    return app


def own_page(address):
    """Only path and query of the address, below the one slash that leads to our own host."""
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return "/"
    path = "".join(character for character in parts.path if character > " ")
    return "/" + path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
