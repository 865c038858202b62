import secrets

from flask import Flask, abort, jsonify, make_response, request
from werkzeug.security import check_password_hash


def create_app(customers):
    app = Flask(__name__)
    baskets = {}
    logins = {}

    def new_basket():
        sid = secrets.token_urlsafe(32)
        baskets[sid] = []
        return sid

    def answer(sid, *content):
        response = make_response(*content)
        response.set_cookie("sid", sid, httponly=True, samesite="Lax")
        return response

    @app.get("/basket")
    def show():
        sid = request.cookies.get("sid")
        if sid not in baskets:
            sid = new_basket()
        customer = logins.get(request.cookies.get("login"))
        return answer(sid, jsonify(customer=customer, items=baskets[sid]))

    @app.post("/basket")
    def put():
        sid = request.cookies.get("sid")
        if sid not in baskets:
            sid = new_basket()
        baskets[sid].append(request.form["item"])
        return answer(sid, "", 204)

    @app.post("/login")
    def login():
        name, password = request.form.get("name"), request.form.get("password", "")
        if name not in customers or not check_password_hash(customers[name], password):
            abort(401)
        sid = new_basket()
        baskets[sid] = baskets.pop(request.cookies.get("sid"), [])
        token = secrets.token_urlsafe(32)
        logins[token] = name
        response = answer(sid, "", 204)
        response.set_cookie("login", token, httponly=True, samesite="Lax")
        return response

    return app
