import re

from flask import Flask, abort, jsonify, request


def create_app(domain, sessions):
    app = Flask(__name__)

    @app.after_request
    def add_cors_headers(response):
        origin = request.headers.get("Origin", "")
        if re.match(rf"https://(.+\.)?{domain}", origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Credentials"] = "true"
            response.headers["Access-Control-Allow-Methods"] = "GET, PUT, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Vary"] = "Origin"
        return response

    @app.route("/points", methods=["GET", "PUT"])
    def points():
        customer = sessions.get(request.cookies.get("session"))
        if customer is None:
            abort(401)
        if request.method == "PUT":
            customer["name"] = request.get_json()["name"]
        return jsonify(name=customer["name"], points=customer["points"])

    return app
