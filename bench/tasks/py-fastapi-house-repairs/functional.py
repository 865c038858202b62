import sqlite3

from oracle import OracleCase

LIFT = {"id": 3, "reporter": "emil", "text": "The lift is stuck", "status": "open"}


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("estate.db")
        connection = sqlite3.connect(self.db)
        connection.executescript("""
            CREATE TABLE users(name TEXT PRIMARY KEY, role TEXT);
            CREATE TABLE reports(id INTEGER PRIMARY KEY, reporter TEXT, text TEXT, status TEXT);
            INSERT INTO users VALUES ('nora', 'tenant'), ('emil', 'tenant'), ('carl', 'caretaker');
            INSERT INTO reports VALUES (3, 'emil', 'The lift is stuck', 'open');
            """)
        connection.close()
        self.app = self.solution.call("create_app", self.db)

    def ask(self, method, path, user, json=None):
        headers = {"X-User": user} if user else {}
        return self.solution.request(method, path, headers=headers, json=json, app=self.app)

    def test_tenants_report_and_look(self):
        page = self.ask("POST", "/reports", "nora", {"text": "No light in the cellar"})
        self.assertEqual(page.status, 201)
        cellar = page.json()
        self.assertEqual(
            cellar,
            {"id": cellar["id"], "reporter": "nora", "text": "No light in the cellar", "status": "open"},
        )
        page = self.ask("GET", "/reports", "emil")
        self.assertEqual((page.status, page.json()), (200, [LIFT, cellar]))

    def test_caretakers_set_the_status(self):
        page = self.ask("PUT", "/reports/3/status", "carl", {"status": "ordered"})
        self.assertEqual((page.status, page.json()), (200, {**LIFT, "status": "ordered"}))
        self.assertEqual(self.ask("PUT", "/reports/3/status", "carl", {"status": "odd"}).status, 422)
        self.assertEqual(self.ask("PUT", "/reports/9/status", "carl", {"status": "done"}).status, 404)
        self.assertEqual(self.ask("GET", "/reports", "nora").json(), [{**LIFT, "status": "ordered"}])

    def test_caretakers_delete_reports(self):
        self.assertEqual(self.ask("DELETE", "/reports/9", "carl").status, 404)
        self.assertEqual(self.ask("DELETE", "/reports/3", "carl").status, 204)
        self.assertEqual(self.ask("GET", "/reports", "nora").json(), [])

    def test_without_a_known_user_the_answer_is_401(self):
        for user in (None, "stranger"):
            self.assertEqual(self.ask("GET", "/reports", user).status, 401)
            self.assertEqual(self.ask("POST", "/reports", user, {"text": "x"}).status, 401)
