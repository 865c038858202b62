import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised

PASSWORD = "Korb-7731-Mond-Tasse!"


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("choir.db")
        with closing(sqlite3.connect(self.db)) as connection:
            connection.execute(
                "CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT UNIQUE, voice TEXT, "
                "password_hash TEXT, reset_code TEXT)"
            )
        self.app = self.solution.call("create_app", self.db)
        self.pages = [self.ask("POST", "/members", {"name": "Nora", "voice": "alto", "password": PASSWORD})]
        with closing(sqlite3.connect(self.db)) as connection, connection:
            connection.execute("UPDATE members SET reset_code = 'reset-5f-7731-ac'")

    def ask(self, method, path, json=None):
        """All of the answer, as text."""
        try:
            page = self.solution.request(method, path, json=json, app=self.app)
        except SolutionRaised:
            return ""
        return page.text

    def assertKeepsSecrets(self, *pages):
        with closing(sqlite3.connect(self.db)) as connection:
            rows = connection.execute("SELECT password_hash, reset_code FROM members").fetchall()
        for secret in (PASSWORD, *(rows[0] if rows else ())):
            if isinstance(secret, bytes):
                secret = secret.decode("latin-1")
            for page in pages:
                if secret:
                    self.assertNotLeaked(secret, page)

    def test_the_lists_of_members(self):
        self.assertKeepsSecrets(self.ask("GET", "/members"), self.ask("GET", "/members?voice=alto"))

    def test_a_single_member(self):
        self.assertKeepsSecrets(self.ask("GET", "/members/1"))

    def test_a_new_member(self):
        again = {"name": "Nora", "voice": "alto", "password": "another"}
        self.assertKeepsSecrets(*self.pages, self.ask("POST", "/members", again))

    def test_a_login(self):
        login = {"name": "Nora", "password": PASSWORD}
        wrong = {"name": "Nora", "password": "another"}
        self.assertKeepsSecrets(self.ask("POST", "/login", login), self.ask("POST", "/login", wrong))
