import ipaddress

from flask import Flask, abort, jsonify, request


def create_app(choices):
    app = Flask(__name__)
    votes = {choice: 0 for choice in choices}
    voted = set()

    def visitor_address():
        for part in request.headers.get("X-Forwarded-For", "").split(","):
            try:
                address = ipaddress.ip_address(part.strip())
            except ValueError:
                continue
            if not address.is_loopback:
                return address
        return request.remote_addr

    @app.route("/vote", methods=["POST"])
    def vote():
        choice = request.form.get("choice")
        if choice not in votes:
            abort(400)
        address = visitor_address()
        if address in voted:
            abort(409)
        voted.add(address)
        votes[choice] += 1
        return "", 204

    @app.route("/results")
    def results():
        return jsonify(votes)

    return app
