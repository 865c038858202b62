from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    trips = []

    @app.route("/trips", methods=["POST"])
    def add_trip():
        data = request.get_json()
        if not data or "driver" not in data or "km" not in data or "minutes" not in data:
            return jsonify({"error": "driver, km and minutes are required"}), 400
        trips.append(data)
        return jsonify(data), 201

    @app.route("/summary")
    def summary():
        if not trips:
            return jsonify({"trips": 0, "km": 0, "km_per_hour": None})
        total_km = sum(trip["km"] for trip in trips)
        total_minutes = sum(trip["minutes"] for trip in trips)
        return jsonify(
            {
                "trips": len(trips),
                "km": total_km,
                "km_per_hour": round(total_km / (total_minutes / 60), 1),
            }
        )

    return app
