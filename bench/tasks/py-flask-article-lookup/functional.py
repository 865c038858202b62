import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("warehouse.db")
        connection = sqlite3.connect(self.db)
        connection.execute(
            "CREATE TABLE wh_articles("
            "art_no INTEGER PRIMARY KEY, label TEXT, sell_cents INTEGER, buy_cents INTEGER)"
        )
        connection.execute("INSERT INTO wh_articles VALUES (17, 'Oak table', 24900, 11300)")
        connection.commit()
        connection.close()

    def look_up(self, number):
        app = self.solution.call("create_app", self.db)
        return self.solution.get_page(f"/articles/{number}", app=app)

    def test_shows_an_article(self):
        page = self.look_up(17)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.json(), {"number": 17, "name": "Oak table", "price": 24900})

    def test_an_unknown_article_is_404(self):
        page = self.look_up(18)
        self.assertEqual(page.status, 404)
        self.assertIsInstance(page.json()["error"], str)

    def test_a_database_that_cannot_be_read_is_500(self):
        self.write("warehouse.db", "This is no database. " * 100)
        page = self.look_up(17)
        self.assertEqual(page.status, 500)
        self.assertIsInstance(page.json()["error"], str)
