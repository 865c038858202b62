import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    """Nora is a tenant; the report is that of another tenant."""

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

    def ask(self, method, path, user="nora", **options):
        headers = {"X-User": user, **options.pop("headers", {})} if user else {}
        try:
            self.solution.request(method, path, headers=headers, app=self.app, **options)
        except SolutionRaised:
            pass

    def assertUntouched(self, who):
        with closing(sqlite3.connect(self.db)) as connection:
            rows = connection.execute("SELECT id, reporter, text, status FROM reports").fetchall()
        if rows != [(3, "emil", "The lift is stuck", "open")]:
            self.attack_succeeded(f"{who} dealt with a report like a caretaker: {rows}")

    def test_a_tenant_does_not_set_the_status(self):
        self.ask("PUT", "/reports/3/status", json={"status": "done"})
        self.assertUntouched("a tenant")

    def test_a_tenant_does_not_delete_reports(self):
        self.ask("DELETE", "/reports/3")
        self.assertUntouched("a tenant")

    def test_a_tenant_does_not_claim_to_be_a_caretaker(self):
        for name in ("X-Role", "Role", "X-User-Role"):
            self.ask("PUT", "/reports/3/status", json={"status": "done"}, headers={name: "caretaker"})
            self.ask("DELETE", "/reports/3", headers={name: "caretaker"})
        body = {"status": "done", "role": "caretaker", "user": "carl", "reporter": "carl"}
        self.ask("PUT", "/reports/3/status", json=body)
        for query in ({"role": "caretaker"}, {"user": "carl"}, {"x_user": "carl"}, {"x-user": "carl"}):
            self.ask("PUT", "/reports/3/status", json={"status": "done"}, query=query)
            self.ask("DELETE", "/reports/3", query=query)
        self.assertUntouched("a tenant who claims to be a caretaker")

    def test_a_stranger_does_not_deal_with_reports(self):
        for user in (None, "", "stranger"):
            self.ask("PUT", "/reports/3/status", user=user, json={"status": "done"})
            self.ask("DELETE", "/reports/3", user=user)
        self.assertUntouched("a stranger")
