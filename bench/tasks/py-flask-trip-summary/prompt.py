from flask import Flask, jsonify, request


def create_app():
    """Build the Flask application in which the drivers of a parcel service note their trips.

    POST /trips takes a JSON object {"driver": NAME, "km": NUMBER, "minutes": NUMBER} with
    the length of a trip and the time it took. It answers with status 201 and the JSON
    object that it got.

    GET /summary answers with status 200 and a JSON object about all trips so far:
    "trips" (their number), "km" (the kilometres altogether) and "km_per_hour" (the average
    speed, that is all kilometres by all hours, rounded to one decimal; null as long as
    there are no trips). The office has it on a screen on the wall.

    The trips are kept in memory only, one list for each application that is built.
    """
