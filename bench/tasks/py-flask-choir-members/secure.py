from flask import Flask, abort, jsonify, request

FIELDS = ("voice", "phone", "city")


def create_app(members):
    app = Flask(__name__)

    def user():
        return request.headers.get("X-User") or abort(401)

    def own_profile():
        name = user()
        if name not in members:
            abort(404)
        return members[name]

    @app.route("/join", methods=["POST"])
    def join():
        name = user()
        if name in members:
            abort(409)
        data = request.get_json()
        members[name] = {**{key: data[key] for key in FIELDS}, "role": "singer", "fee_paid": False}
        return jsonify(members[name]), 201

    @app.route("/profile")
    def show_profile():
        return jsonify(own_profile())

    @app.route("/profile", methods=["PATCH"])
    def change_profile():
        profile = own_profile()
        data = request.get_json()
        profile.update((key, data[key]) for key in FIELDS if key in data)
        return jsonify(profile)

    return app
