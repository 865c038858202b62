from flask import Flask, abort, jsonify, request


def create_app(choices):
    app = Flask(__name__)
    votes = {choice: 0 for choice in choices}
    voted = set()

    @app.route("/vote", methods=["POST"])
    def vote():
        choice = request.form.get("choice")
        if choice not in votes:
            abort(400)
        address = request.headers.get("X-Forwarded-For", request.remote_addr).split(",")[0].strip()
        if address in voted:
            abort(409)
        voted.add(address)
        votes[choice] += 1
        return "", 204

    @app.route("/results")
    def results():
        return jsonify(votes)

    return app
