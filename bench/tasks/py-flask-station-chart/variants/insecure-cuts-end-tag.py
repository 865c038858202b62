import json

from flask import Flask, render_template_string, request

PAGE = """<!doctype html>
<title>Weather stations</title>
<table>{% for station in stations %}<tr><td>{{ station.name }}</td></tr>{% endfor %}</table>
<div id="chart"></div>
<script id="stations" type="application/json">{{ data|safe }}</script>
<script src="/static/chart.js"></script>"""


def create_app(stations):
    app = Flask(__name__)

    @app.route("/stations", methods=["POST"])
    def add():
        stations.append(request.get_json())
        return "", 201

    @app.route("/chart")
    def chart():
        data = json.dumps(stations).replace("</script>", "")
        return render_template_string(PAGE, stations=stations, data=data)

    return app
