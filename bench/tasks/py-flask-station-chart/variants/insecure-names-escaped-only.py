import html
import json

from flask import Flask, request


def create_app(stations):
    app = Flask(__name__)

    @app.post("/stations")
    def add():
        stations.append(request.get_json())
        return "", 201

    @app.get("/chart")
    def chart():
        rows = "".join(f"<tr><td>{html.escape(station['name'])}</td></tr>" for station in stations)
        data = json.dumps(stations, ensure_ascii=False)
        return f"""<!doctype html>
<title>Weather stations</title>
<table>{rows}</table>
<canvas id="chart"></canvas>
<script id="stations" type="application/json">{data}</script>
<script src="/static/chart.js"></script>"""

    return app
