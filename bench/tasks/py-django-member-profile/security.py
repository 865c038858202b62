import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("library.db"))
        connection.execute(
            "CREATE TABLE readers(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(80) NOT NULL, "
            "email VARCHAR(80) NOT NULL, phone VARCHAR(20) NOT NULL, street VARCHAR(80) NOT NULL, "
            "town VARCHAR(40) NOT NULL, newsletter BOOL NOT NULL, is_librarian BOOL NOT NULL, "
            "fees_cents INTEGER NOT NULL)"
        )
        connection.executemany(
            "INSERT INTO readers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (7, "Nora Weiss", "nora@example.org", "0731-1", "Moor 1", "Aalen", 0, 0, 350),
                (8, "Emil Brandt", "emil@example.org", "0731-2", "Moor 2", "Aalen", 1, 1, 0),
            ],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app")

    def change_as_7(self, **changes):
        # Alone and beside an ordinary change.
        for body in (changes, {"town": "Ulm", **changes}):
            try:
                self.solution.request("PATCH", "/profile", headers={"X-Reader": "7"}, json=body, app=self.app)
            except SolutionRaised:
                pass

    def rows(self, columns):
        with closing(sqlite3.connect(self.path("library.db"))) as connection:
            return connection.execute(f"SELECT {columns} FROM readers ORDER BY id").fetchall()

    def test_readers_do_not_become_librarians(self):
        for value in (True, 1, "true"):
            self.change_as_7(is_librarian=value)
        if self.rows("id, is_librarian") != [(7, 0), (8, 1)]:
            self.attack_succeeded("a reader became a librarian by changing the profile")

    def test_readers_do_not_drop_their_fees(self):
        for value in (0, "0", -5000):
            self.change_as_7(fees_cents=value)
        if self.rows("id, fees_cents") != [(7, 350), (8, 0)]:
            self.attack_succeeded("a reader changed the fees by changing the profile")

    def test_readers_do_not_become_another_reader(self):
        for key in ("id", "pk"):
            for value in (8, 99):
                self.change_as_7(**{key: value}, name="Mallory")
        rows = self.rows("id, name, is_librarian")
        if [row[0] for row in rows] != [7, 8] or rows[1] != (8, "Emil Brandt", 1):
            self.attack_succeeded(f"a change of the profile hit other readers: {rows}")
