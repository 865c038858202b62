from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    trips = []

    @app.post("/trips")
    def add_trip():
        trip = request.get_json()
        if not trip.get("driver") or not trip.get("km") or not trip.get("minutes"):
            return jsonify(error="driver, km and minutes are needed"), 400
        trips.append(trip)
        return jsonify(trip), 201

    @app.get("/summary")
    def summary():
        km = sum(trip["km"] for trip in trips)
        speed = None
        if trips:
            speed = round(60 * km / sum(trip["minutes"] for trip in trips), 1)
        return jsonify(trips=len(trips), km=km, km_per_hour=speed)

    return app
