import re

from oracle import OracleCase

# As Graphviz reads a chart: in a quoted string a backslash takes the next quote or backslash with it;
# after "=" there can be a text in angle brackets, with tags in it.
QUOTED = r'"(?:[^"\\]|\\.)*"'
MARKUP = r"=\s*<(?:[^<>]|<[^<>]*>)*>"
TOKEN = re.compile(rf"//[^\n]*|/\*.*?\*/|{QUOTED}|{MARKUP}|->|\w+|\S", re.S)


class Security(OracleCase):
    def attack(self, name="Ada", job="Clerk"):
        """The word `mole` of the attacks shall only be seen in quoted strings and comments."""
        person = {"id": 7, "name": name, "job": job, "boss": 1}
        boss = {"id": 1, "name": "Bo", "job": "Head", "boss": None}
        chart = self.solution.attempt("staff_chart", [boss, person]).value
        if not isinstance(chart, str):
            return
        tokens = TOKEN.findall(chart)
        if "mole" in tokens or "URL" in tokens:
            self.attack_succeeded(f"the name {name!r} and the job {job!r} became part of the chart: {chart}")

    def test_a_quote_does_not_end_the_text(self):
        for text in ('x", URL="https://evil.example', 'x"]; 1 -> mole; mole [label="x', "x>, URL=<y"):
            self.attack(name=text)
            self.attack(job=text)

    def test_a_backslash_before_a_quote_does_not_end_the_text(self):
        for text in ('x\\", URL=evil]; mole //', 'x\\"]; 1 -> mole; //', 'x\\"]\n1 -> mole [label=\\"'):
            self.attack(name=text)
            self.attack(job=text)

    def test_a_backslash_at_the_end_does_not_take_the_quote_along(self):
        self.attack(name="x\\", job=", URL=evil]; mole //")
        self.attack(name="x\\", job=" URL=evil]; 1 -> mole [label=")
