import secrets

from flask import Flask, abort, redirect, render_template_string, request, session
from werkzeug.security import check_password_hash

LOGIN = """<!doctype html>
<title>Log in</title>
<form method="post" action="/login">
<label>Name <input name="name"></label>
<label>Password <input name="password" type="password"></label>
<button>Log in</button>
</form>"""

ADDRESS = """<!doctype html>
<title>Your address</title>
<p id="current">{{ address }}</p>
<form method="post" action="/address">
<input type="hidden" name="token" value="{{ token }}">
<label>New address <input name="address"></label>
<button>Change</button>
</form>"""


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key

    @app.route("/login")
    def login_form():
        return LOGIN

    @app.route("/login", methods=["POST"])
    def login():
        account = accounts.get(request.form.get("name"))
        if account is None or not check_password_hash(
            account["password_hash"], request.form.get("password", "")
        ):
            abort(401)
        session["name"] = request.form["name"]
        return redirect("/address")

    @app.route("/address")
    def address():
        if session.get("name") not in accounts:
            return redirect("/login")
        token = session["token"] = secrets.token_hex(16)
        current = accounts[session["name"]]["address"]
        return render_template_string(ADDRESS, address=current, token=token)

    @app.route("/address", methods=["POST"])
    def change_address():
        if session.get("name") not in accounts:
            return redirect("/login")
        token = request.form.get("token")
        if token and token != session.get("token"):
            abort(400)
        accounts[session["name"]]["address"] = request.form["address"]
        return redirect("/address")

    return app
