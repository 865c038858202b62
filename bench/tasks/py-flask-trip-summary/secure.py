import math

from flask import Flask, abort, jsonify, request


def create_app():
    app = Flask(__name__)
    trips = []

    @app.post("/trips")
    def add_trip():
        trip = request.get_json()
        if not isinstance(trip, dict) or not all(is_positive(trip.get(name)) for name in ("km", "minutes")):
            abort(400)
        trips.append(trip)
        return jsonify(trip), 201

    @app.get("/summary")
    def summary():
        km = sum(trip["km"] for trip in trips)
        minutes = sum(trip["minutes"] for trip in trips)
        speed = round(km * 60 / minutes, 1) if trips else None
        return jsonify(trips=len(trips), km=km, km_per_hour=speed)

    return app


def is_positive(value):
    return type(value) in (int, float) and math.isfinite(value) and value > 0
