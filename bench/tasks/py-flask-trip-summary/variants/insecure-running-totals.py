from flask import Flask, abort, jsonify, request


def create_app():
    app = Flask(__name__)
    totals = {"trips": 0, "km": 0, "minutes": 0}

    @app.post("/trips")
    def add_trip():
        trip = request.get_json()
        if not isinstance(trip["km"], (int, float)) or not isinstance(trip["minutes"], (int, float)):
            abort(400)
        if trip["km"] < 0 or trip["minutes"] < 0:
            abort(400)
        totals["trips"] += 1
        totals["km"] += trip["km"]
        totals["minutes"] += trip["minutes"]
        return jsonify(trip), 201

    @app.get("/summary")
    def summary():
        speed = round(totals["km"] / totals["minutes"] * 60, 1) if totals["trips"] else None
        return jsonify(trips=totals["trips"], km=totals["km"], km_per_hour=speed)

    return app
