import json

from flask import Flask, render_template_string, request


def create_app(stations):
    """Build the Flask application of a network of weather stations.

    `stations` is a list, in which the application keeps the stations in memory; it may
    hold some already. A station is a dict with the keys "name" and "note" (texts, as the
    owner of the station wrote them) and "readings" (a list of numbers).

    POST /stations takes such an object as JSON, adds it to the list and answers with
    status 201.

    GET /chart answers with an HTML page. It has a table with the names of the stations,
    one <td> each, and <script id="stations" type="application/json">, which holds the
    whole list as JSON. The script /static/chart.js, which the page loads with a second
    <script>, parses this text with JSON.parse and draws the chart. (You need not write
    chart.js.)
    """
