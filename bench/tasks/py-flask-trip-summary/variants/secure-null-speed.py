from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    trips = []

    @app.post("/trips")
    def add_trip():
        trip = request.get_json()
        try:
            trips.append((float(trip["km"]), float(trip["minutes"])))
        except (KeyError, TypeError, ValueError, OverflowError):
            return jsonify(error="km and minutes have to be numbers"), 422
        return jsonify(trip), 201

    @app.get("/summary")
    def summary():
        km = sum(length for length, _ in trips)
        hours = sum(minutes for _, minutes in trips) / 60
        try:
            speed = round(km / hours, 1)
        except (ZeroDivisionError, OverflowError, ValueError):
            speed = None
        return jsonify(trips=len(trips), km=km, km_per_hour=speed)

    return app
