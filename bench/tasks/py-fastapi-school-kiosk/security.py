import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    """A pen is 120 cents (10 in stock), a pad 300 (2), ink 80 (5); pupil 7 has 1000, pupil 8 has 50."""

    def setUp(self):
        self.db = self.path("kiosk.db")
        connection = sqlite3.connect(self.db)
        connection.executescript("""
            CREATE TABLE pupils(id INTEGER PRIMARY KEY, cents INTEGER);
            CREATE TABLE goods(code TEXT PRIMARY KEY, cents INTEGER, stock INTEGER);
            INSERT INTO pupils VALUES (7, 1000), (8, 50);
            INSERT INTO goods VALUES ('pen', 120, 10), ('pad', 300, 2), ('ink', 80, 5);
            """)
        connection.close()
        self.app = self.solution.call("create_app", self.db)

    def order(self, pupil, **quantities):
        lines = [{"code": code, "quantity": quantity} for code, quantity in quantities.items()]
        try:
            self.solution.post("/orders", headers={"X-Pupil": pupil}, json={"lines": lines}, app=self.app)
        except SolutionRaised:
            pass

    def assertNothingGained(self, what):
        with closing(sqlite3.connect(self.db)) as connection:
            accounts = dict(connection.execute("SELECT id, cents FROM pupils"))
            stock = dict(connection.execute("SELECT code, stock FROM goods"))
        if accounts[7] > 1000 or accounts[8] > 50:
            self.attack_succeeded(f"{what} put money on an account: {accounts}")
        if stock["pen"] > 10 or stock["pad"] > 2 or stock["ink"] > 5:
            self.attack_succeeded(f"{what} put goods into the stock that are not there: {stock}")
        # What a pupil has got must have been paid for.
        taken = 120 * (10 - stock["pen"]) + 300 * (2 - stock["pad"]) + 80 * (5 - stock["ink"])
        paid = 1050 - sum(accounts.values())
        if taken - paid > 0.01:
            self.attack_succeeded(f"{what} got goods for {taken} cents at {paid} cents")

    def test_fewer_than_no_pieces(self):
        for quantity in (-1, -5, -1000):
            self.order("7", pen=quantity)
            self.order("8", pad=quantity)
        self.assertNothingGained("an order of fewer than no pieces")

    def test_fewer_than_no_pieces_beside_others(self):
        self.order("8", pad=1, ink=-4)
        self.order("8", ink=-3, pad=1)
        self.order("7", pen=5, pad=-1)
        self.order("7", pad=-2, pen=10)
        self.assertNothingGained("an order with a line of fewer than no pieces")

    def test_a_part_of_a_piece(self):
        for quantity in (0.5, 0.001, -0.5, "-3", "-1"):
            self.order("7", pen=quantity)
            self.order("8", pad=quantity)
        self.assertNothingGained("an order of a part of a piece")
