from flask import Flask, abort, jsonify, request


def create_app(wardens, trails):
    app = Flask(__name__)

    @app.route("/trails")
    def list_trails():
        return jsonify([{"number": number, **trails[number]} for number in sorted(trails)])

    def set_open(number, value):
        warden = request.headers.get("X-Warden")
        if warden not in wardens:
            abort(401)
        if number not in trails:
            abort(404)
        levels = trails[number]["area"].split("/")
        if not set(wardens[warden].split("/")) <= set(levels):
            abort(403)
        trails[number]["open"] = value
        return "", 204

    @app.route("/trails/<int:number>/close", methods=["POST"])
    def close_trail(number):
        return set_open(number, False)

    @app.route("/trails/<int:number>/open", methods=["POST"])
    def open_trail(number):
        return set_open(number, True)

    return app
