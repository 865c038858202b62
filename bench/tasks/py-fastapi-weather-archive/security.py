import sqlite3

from oracle import OracleCase, SolutionRaised

ROWS = 6000
TOO_MANY = 5500
"""So much more than any page that the site shows, that whoever asks decides on the work done."""


class Security(OracleCase):
    def setUp(self):
        db = self.path("weather.db")
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE readings(id INTEGER PRIMARY KEY, moment TEXT, celsius REAL)")
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS}) "
            "INSERT INTO readings SELECT i, 'minute ' || i, i / 2.0 FROM n"
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def ask(self, path, **query):
        """Asks for more readings than the site ever shows; -1 is no limit at all for SQLite."""
        try:
            page = self.solution.get_page(path, query=query, app=self.app)
        except SolutionRaised:
            return
        if page.text.count("minute ") > TOO_MANY:
            self.attack_succeeded(f"{path} with {query} answered with nearly the whole archive at once")

    def test_a_huge_page(self):
        for size in (ROWS, 10**6, 2**31 - 1, 10**12):
            self.ask("/readings", page=1, size=size)

    def test_a_page_of_a_negative_size(self):
        for page, size in ((1, -1), (1, -100), (0, -1), (2, -ROWS)):
            self.ask("/readings", page=page, size=size)

    def test_a_huge_or_negative_count(self):
        for count in (ROWS, 10**6, 2**31 - 1, -1, -100):
            self.ask("/readings/latest", count=count)

    def test_no_size_at_all(self):
        for size in ("", "0", "all", "null"):
            self.ask("/readings", page=1, size=size)
            self.ask("/readings/latest", count=size)
