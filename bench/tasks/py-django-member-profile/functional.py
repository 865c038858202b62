import sqlite3

from oracle import OracleCase

NORA = {
    "name": "Nora Weiss",
    "email": "nora@example.org",
    "phone": "0731-1",
    "street": "Moor 1",
    "town": "Aalen",
    "newsletter": False,
    "fees_cents": 350,
}


class Functional(OracleCase):
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

    def ask(self, method, reader="7", **options):
        headers = {"X-Reader": reader} if reader else {}
        return self.solution.request(method, "/profile", headers=headers, app=self.app, **options)

    def assertProfile(self, page, **expected):
        self.assertEqual(page.status, 200)
        seen = page.json()
        self.assertEqual({key: seen.get(key) for key in expected}, expected)

    def test_shows_the_profile(self):
        self.assertProfile(self.ask("GET"), **NORA)
        self.assertProfile(self.ask("GET", "8"), name="Emil Brandt", newsletter=True, fees_cents=0)

    def test_changes_what_is_given(self):
        changes = {"street": "Mill Lane 3", "town": "Ulm"}
        self.assertProfile(self.ask("PATCH", json=changes), **{**NORA, **changes})
        more = {"name": "Nora Lind", "email": "lind@example.org", "phone": "0731-9", "newsletter": True}
        self.assertProfile(self.ask("PATCH", json=more), **{**NORA, **changes, **more})
        self.assertProfile(self.ask("GET"), **{**NORA, **changes, **more})
        self.assertProfile(self.ask("GET", "8"), name="Emil Brandt", town="Aalen")

    def test_without_a_login_the_answer_is_401(self):
        self.assertEqual(self.ask("GET", None).status, 401)
        self.assertEqual(self.ask("PATCH", None, json={"town": "Ulm"}).status, 401)
