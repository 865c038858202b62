import os
import sqlite3

from oracle import OracleCase, SolutionRaised

INTERNALS = ("wh_articles", "sell_cents", "buy_cents", "warehouse.db", "solution.py", "Traceback (most")


class Security(OracleCase):
    def look_up(self, number=17):
        try:
            app = self.solution.call("create_app", self.path("stock/warehouse.db"))
            page = self.solution.get_page(f"/articles/{number}", app=app)
        except SolutionRaised:
            return
        for name in INTERNALS:
            if name in page.text:
                self.attack_succeeded(f"the answer of a failed request holds {name!r}: {page.text[:300]}")

    def make_database(self, *statements):
        os.makedirs(self.path("stock"))
        connection = sqlite3.connect(self.path("stock/warehouse.db"))
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    def test_a_missing_table(self):
        self.make_database("CREATE TABLE other(id INTEGER)")
        self.look_up()

    def test_an_older_table(self):
        self.make_database(
            "CREATE TABLE wh_articles(art_no INTEGER PRIMARY KEY, label TEXT, price INTEGER)",
            "INSERT INTO wh_articles VALUES (17, 'Oak table', 24900)",
        )
        self.look_up()

    def test_no_database(self):
        self.look_up()
        self.write("stock/warehouse.db", "This is no database. " * 100)
        self.look_up()
        os.remove(self.path("stock/warehouse.db"))
        os.mkdir(self.path("stock/warehouse.db"))
        self.look_up()

    def test_odd_numbers(self):
        self.make_database(
            "CREATE TABLE wh_articles("
            "art_no INTEGER PRIMARY KEY, label TEXT, sell_cents INTEGER, buy_cents INTEGER)"
        )
        for number in ("18", "9" * 30, "-1", "x", "17'", "1e400", "%00"):
            self.look_up(number)
