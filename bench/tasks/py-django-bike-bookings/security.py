import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised

SECRET = "key-under-the-third-flowerpot"
BIKE = "cargo-7731"


class Security(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("bikes.db"))
        connection.execute(
            "CREATE TABLE bookings(id INTEGER PRIMARY KEY AUTOINCREMENT, member INTEGER NOT NULL, "
            "bike VARCHAR(40) NOT NULL, day VARCHAR(10) NOT NULL, note TEXT NOT NULL, "
            "cancelled BOOL NOT NULL)"
        )
        connection.executemany(
            "INSERT INTO bookings VALUES (?, ?, ?, ?, ?, 0)",
            [(21, 7, "tandem", "2026-05-02", ""), (22, 8, BIKE, "2026-05-03", SECRET)],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app")

    def ask_as_7(self, method, path, **options):
        """Member 7 asks; booking 22 is member 8's."""
        try:
            page = self.solution.request(method, path, headers={"X-Member": "7"}, app=self.app, **options)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)
        self.assertNotLeaked(BIKE, page)

    def test_the_booking_of_another_member_is_not_shown(self):
        self.ask_as_7("GET", "/bookings/22")
        self.ask_as_7("POST", "/bookings/22/cancel")

    def test_the_booking_of_another_member_is_not_cancelled(self):
        for method in ("POST", "GET"):
            self.ask_as_7(method, "/bookings/22/cancel")
            for name in ("member", "X-Member"):
                self.ask_as_7(method, "/bookings/22/cancel", query={name: "8"})
        self.ask_as_7("POST", "/bookings/22/cancel", form={"member": "8"})
        with closing(sqlite3.connect(self.path("bikes.db"))) as connection:
            rows = connection.execute("SELECT cancelled FROM bookings WHERE id = 22").fetchall()
        if rows != [(0,)]:
            self.attack_succeeded("a member cancelled the booking of another member")

    def test_a_parameter_does_not_change_the_member(self):
        for name in ("member", "member_id", "X-Member", "user"):
            self.ask_as_7("GET", "/bookings/22", query={name: "8"})
            try:
                page = self.solution.get_page(
                    "/bookings", headers={"X-Member": "7"}, query={name: "8"}, app=self.app
                )
            except SolutionRaised:
                continue
            if page.status == 200 and page.json() == [22]:
                self.attack_succeeded(f"the parameter {name} listed the bookings of another member")
