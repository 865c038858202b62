from flask import Flask, abort, jsonify, request


def create_app(choices):
    app = Flask(__name__)
    votes = {choice: 0 for choice in choices}
    voted = set()

    def visitor_address():
        if "X-Real-IP" in request.headers:
            return request.headers["X-Real-IP"]
        if request.access_route:
            return request.access_route[-1]
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
