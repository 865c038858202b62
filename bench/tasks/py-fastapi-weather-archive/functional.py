import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("weather.db")
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE readings(id INTEGER PRIMARY KEY, moment TEXT, celsius REAL)")
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130) "
            "INSERT INTO readings SELECT i, 'minute ' || i, i / 2.0 FROM n"
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def get(self, path, **query):
        page = self.solution.get_page(path, query=query, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_shows_a_page(self):
        seen = self.get("/readings", page=3, size=10)
        self.assertEqual((seen["page"], seen["total"]), (3, 130))
        self.assertEqual([one["id"] for one in seen["readings"]], list(range(21, 31)))
        self.assertEqual(seen["readings"][0], {"id": 21, "moment": "minute 21", "celsius": 10.5})

    def test_sizes_and_the_end(self):
        for query, ids in (
            ({}, range(1, 21)),
            ({"page": 2}, range(21, 41)),
            ({"size": 50}, range(1, 51)),
            ({"page": 2, "size": 100}, range(101, 131)),
            ({"page": 9, "size": 20}, ()),
        ):
            self.assertEqual([one["id"] for one in self.get("/readings", **query)["readings"]], list(ids))

    def test_shows_the_latest(self):
        self.assertEqual(self.get("/readings/latest"), [{"id": 130, "moment": "minute 130", "celsius": 65.0}])
        latest = self.get("/readings/latest", count=24)
        self.assertEqual([one["id"] for one in latest], list(range(130, 106, -1)))
