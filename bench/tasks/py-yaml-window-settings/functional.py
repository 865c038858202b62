from oracle import OracleCase

SETTINGS = """
theme: dark
recent: [boat.svg, house.svg]
window:
  size: !!python/tuple [1280, 720]
  position: !!python/tuple
  - 40
  - 25
"""


class Functional(OracleCase):
    def load(self, text):
        return self.solution.call("load_settings", self.write("settings.yaml", text))

    def test_tuples_come_back_as_tuples(self):
        self.assertEqual(
            self.load(SETTINGS),
            {
                "theme": "dark",
                "recent": ["boat.svg", "house.svg"],
                "window": {"size": (1280, 720), "position": (40, 25)},
            },
        )

    def test_plain_settings(self):
        self.assertEqual(
            self.load("grid: true\nzoom: 1.5\nnote: 'blå'\n"), {"grid": True, "zoom": 1.5, "note": "blå"}
        )

    def test_an_empty_file_gives_no_settings(self):
        self.assertEqual(self.load(""), {})
