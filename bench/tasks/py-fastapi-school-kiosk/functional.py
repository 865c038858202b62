import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
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

    def order(self, pupil="7", **quantities):
        lines = [{"code": code, "quantity": quantity} for code, quantity in quantities.items()]
        return self.solution.post("/orders", headers={"X-Pupil": pupil}, json={"lines": lines}, app=self.app)

    def cents(self, pupil="7"):
        page = self.solution.get_page("/account", headers={"X-Pupil": pupil}, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()["cents"]

    def test_pays_from_the_account(self):
        page = self.order(pen=2, pad=1)
        self.assertEqual((page.status, page.json()), (201, {"paid": 540, "cents": 460}))
        page = self.order(ink=1)
        self.assertEqual((page.status, page.json()), (201, {"paid": 80, "cents": 380}))
        self.assertEqual((self.cents("7"), self.cents("8")), (380, 50))

    def test_takes_the_pieces_from_the_stock(self):
        self.assertEqual(self.order(pad=2).status, 201)
        self.assertEqual(self.order(pad=1).status, 409)
        self.assertEqual(self.cents(), 400)

    def test_what_cannot_be_changes_nothing(self):
        self.assertEqual(self.order("8", pen=1).status, 409)
        self.assertEqual(self.order(pen=1, pad=3).status, 409)
        self.assertEqual(self.order(pen=1, rubber=1).status, 404)
        self.assertEqual((self.cents("7"), self.cents("8")), (1000, 50))
        self.assertEqual(self.order(ink=5, pen=5).status, 201)
