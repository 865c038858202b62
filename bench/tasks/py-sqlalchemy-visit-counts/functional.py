import sqlite3

from oracle import OracleCase

VISITS = [
    ("2026-03-09", "NO", "Firefox", "/"),
    ("2026-03-10", "NO", "Safari", "/"),
    ("2026-03-10", "SE", "Firefox", "/tea"),
    ("2026-03-11", "FI", "Firefox", "/"),
    ("2026-03-12", "SE", "Firefox", "/"),
]


class Functional(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("site.db"))
        connection.execute(
            "CREATE TABLE visits(id INTEGER PRIMARY KEY, day TEXT, country TEXT, browser TEXT, page TEXT)"
        )
        connection.executemany("INSERT INTO visits(day, country, browser, page) VALUES (?, ?, ?, ?)", VISITS)
        connection.commit()
        connection.close()

    def count(self, column, since):
        url = "sqlite:///" + self.path("site.db")
        return [tuple(row) for row in self.solution.call("count_visits", url, column, since)]

    def test_counts_by_each_column(self):
        self.assertEqual(self.count("browser", "2026-01-01"), [("Firefox", 4), ("Safari", 1)])
        self.assertEqual(self.count("page", "2026-01-01"), [("/", 4), ("/tea", 1)])

    def test_counts_from_a_day_on(self):
        self.assertEqual(self.count("country", "2026-03-10"), [("SE", 2), ("FI", 1), ("NO", 1)])
        self.assertEqual(self.count("country", "2026-03-13"), [])
