import json
from html.parser import HTMLParser

from oracle import OracleCase

STATIONS = [
    {"name": "Fish & Chips pier", "note": 'called "The Anchor"', "readings": [12.5, 13, -1]},
    {"name": "Gipfelhütte", "note": "it's windy: a < b\nnew mast", "readings": []},
]


class Page(HTMLParser):
    """The texts of the table's cells and of the script with the data, and the scripts that are loaded."""

    def __init__(self, text):
        super().__init__()
        self.cells, self.data, self.loaded, self._in = [], "", [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "td":
            self.cells.append("")
            self._in = "td"
        elif tag == "script":
            self._in = "data" if attributes.get("id") == "stations" else None
            self.loaded.append(attributes.get("src"))

    def handle_endtag(self, tag):
        if tag in ("td", "script"):
            self._in = None

    def handle_data(self, data):
        if self._in == "td":
            self.cells[-1] += data
        elif self._in == "data":
            self.data += data


class Functional(OracleCase):
    def page(self, app):
        page = self.solution.get_page("/chart", app=app)
        self.assertEqual(page.status, 200)
        return Page(page.text)

    def test_the_page_holds_names_and_data(self):
        page = self.page(self.solution.call("create_app", STATIONS))
        self.assertEqual([cell.strip() for cell in page.cells], [station["name"] for station in STATIONS])
        self.assertEqual(json.loads(page.data), STATIONS)
        self.assertIn("/static/chart.js", page.loaded)

    def test_a_station_that_is_added_is_shown(self):
        app = self.solution.call("create_app", [])
        for station in STATIONS:
            self.assertEqual(self.solution.post("/stations", json=station, app=app).status, 201)
        self.assertEqual(json.loads(self.page(app).data), STATIONS)
