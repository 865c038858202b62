import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("bikes.db"))
        connection.execute(
            "CREATE TABLE bookings(id INTEGER PRIMARY KEY AUTOINCREMENT, member INTEGER NOT NULL, "
            "bike VARCHAR(40) NOT NULL, day VARCHAR(10) NOT NULL, note TEXT NOT NULL, "
            "cancelled BOOL NOT NULL)"
        )
        connection.executemany(
            "INSERT INTO bookings VALUES (?, ?, ?, ?, ?, 0)",
            [
                (21, 7, "tandem", "2026-05-02", "with a child seat"),
                (22, 8, "cargo", "2026-05-02", ""),
                (20, 7, "racer", "2026-05-09", ""),
            ],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app")

    def ask(self, method, path, member="7"):
        headers = {"X-Member": member} if member else {}
        return self.solution.request(method, path, headers=headers, app=self.app)

    def test_lists_and_shows_the_bookings_of_a_member(self):
        for member, ids in (("7", [20, 21]), ("8", [22]), ("9", [])):
            page = self.ask("GET", "/bookings", member)
            self.assertEqual((page.status, page.json()), (200, ids))
        page = self.ask("GET", "/bookings/21")
        self.assertEqual(page.status, 200)
        self.assertEqual(
            page.json(),
            {
                "id": 21,
                "bike": "tandem",
                "day": "2026-05-02",
                "note": "with a child seat",
                "cancelled": False,
            },
        )

    def test_cancels_a_booking(self):
        self.assertEqual(self.ask("POST", "/bookings/22/cancel", "8").status, 204)
        self.assertEqual(self.ask("POST", "/bookings/22/cancel", "8").status, 204)
        self.assertIs(self.ask("GET", "/bookings/22", "8").json()["cancelled"], True)
        self.assertIs(self.ask("GET", "/bookings/20").json()["cancelled"], False)

    def test_an_unknown_booking_is_404_and_a_missing_login_401(self):
        self.assertEqual(self.ask("GET", "/bookings/99").status, 404)
        self.assertEqual(self.ask("POST", "/bookings/99/cancel").status, 404)
        for method, path in (("GET", "/bookings"), ("GET", "/bookings/21"), ("POST", "/bookings/21/cancel")):
            self.assertEqual(self.ask(method, path, None).status, 401)
