import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("shop.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE articles(id INTEGER PRIMARY KEY, name TEXT, price INTEGER, stock INTEGER)"
        )
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?)",
            [(1, "Lamp", 250, 9), (2, "Chair", 990, 3), (3, "Table", 70, 11)],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def list(self, **query):
        page = self.solution.get_page("/articles", query=query, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def names(self, **query):
        return [article["name"] for article in self.list(**query)]

    def test_shows_all_articles_by_name(self):
        self.assertEqual(
            self.list(),
            [
                {"name": "Chair", "price": 990, "stock": 3},
                {"name": "Lamp", "price": 250, "stock": 9},
                {"name": "Table", "price": 70, "stock": 11},
            ],
        )

    def test_sorts_by_every_column_in_both_directions(self):
        for column, ascending in (
            ("name", ["Chair", "Lamp", "Table"]),
            ("price", ["Table", "Lamp", "Chair"]),
            ("stock", ["Chair", "Lamp", "Table"]),
        ):
            self.assertEqual(self.names(sort=column), ascending)
            self.assertEqual(self.names(sort=column, dir="asc"), ascending)
            self.assertEqual(self.names(sort=column, dir="desc"), ascending[::-1])

    def test_the_default_column_has_both_directions(self):
        self.assertEqual(self.names(dir="desc"), ["Table", "Lamp", "Chair"])
