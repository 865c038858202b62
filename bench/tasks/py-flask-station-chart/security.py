from html.parser import HTMLParser

from oracle import OracleCase, SolutionRaised

MARK = "steal7731"


class Elements(HTMLParser):
    """Collects the elements that hold the mark in an attribute, or in a script that is not the data."""

    def __init__(self, text):
        super().__init__()
        self.found, self._in_script = [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self._in_script = tag == "script" and attributes.get("id") != "stations"
        if any(MARK in (value or "") for value in attributes.values()):
            self.found.append(f"<{tag} {attributes}>")

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if self._in_script and MARK in data:
            self.found.append(f"<script>{data}")


class Security(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", [])

    def attack(self, text):
        for station in (
            {"name": text, "note": "", "readings": []},
            {"name": "pier", "note": text, "readings": []},
            {"name": "pier", "note": "", "readings": [], text: 1},
            {"name": "pier", "note": "", "readings": [text]},
        ):
            try:
                self.solution.post("/stations", json=station, app=self.app)
                page = self.solution.get_page("/chart", app=self.app)
            except SolutionRaised:
                continue
            found = Elements(page.text).found
            if found:
                self.attack_succeeded(f"the station {station} brought elements into the page: {found}")

    def test_the_end_of_a_script_does_not_end_the_data(self):
        self.attack(f"</script><script>{MARK}()</script>")
        self.attack(f"</SCRIPT ><img src=x onerror={MARK}()>")
        self.attack(f"</scr</script>ipt><svg onload={MARK}()>")

    def test_a_name_does_not_leave_its_cell(self):
        self.attack(f"</td><img src=x onerror={MARK}()>")
        self.attack(f"<script>{MARK}()</script>")
