from flask import Flask, abort, jsonify, request
from werkzeug.middleware.proxy_fix import ProxyFix


def create_app(choices):
    app = Flask(__name__)
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)
    votes = {choice: 0 for choice in choices}
    voted = set()

    @app.route("/vote", methods=["POST"])
    def vote():
        choice = request.form.get("choice")
        if choice not in votes:
            abort(400)
        address = request.remote_addr
        if address in voted:
            abort(409)
        voted.add(address)
        votes[choice] += 1
        return "", 204

    @app.route("/results")
    def results():
        return jsonify(votes)

    return app
