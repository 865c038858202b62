from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, session
from werkzeug.security import check_password_hash


def is_own_address(address, host):
    """Reads the address as browsers do, to which a backslash is a slash."""
    if not address.isprintable() or address.startswith("///") or address != address.strip():
        return False
    for text in (address, address.replace("\\", "/")):
        if text.startswith("///"):
            return False
        parts = urlsplit(text)
        if parts.scheme and not parts.netloc or parts.scheme not in ("", "http", "https"):
            return False
        if parts.netloc not in ("", host):
            return False
    return True


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        session["user"] = name
        target = request.args.get("next") or "/"
        if not is_own_address(target, request.host):
            abort(400)
        return redirect(target)

    return app
