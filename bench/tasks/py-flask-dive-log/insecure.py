from flask import Flask, abort, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    dives = {}

    def current():
        if "name" not in session:
            abort(401)
        return session["name"]

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if name not in accounts or not check_password_hash(accounts[name], request.form.get("password", "")):
            abort(401)
        session["name"] = name
        return "", 204

    @app.route("/logout", methods=["POST"])
    def logout():
        session.clear()
        return "", 204

    @app.route("/password", methods=["POST"])
    def change_password():
        name = current()
        if not check_password_hash(accounts[name], request.form["old"]):
            abort(403)
        accounts[name] = generate_password_hash(request.form["new"])
        return "", 204

    @app.route("/dives", methods=["GET", "POST"])
    def log():
        name = current()
        places = dives.setdefault(name, [])
        if request.method == "POST":
            places.append(request.form["place"])
            return "", 204
        return jsonify(diver=name, dives=places)

    return app
