import sqlite3
from contextlib import closing

from oracle import OracleCase, SolutionRaised

TOKEN = "b41c-7f09-55ae"
OWN_TOKEN = "0e77-d2c8-91bb"
STORED = [(1, 7731.5), (2, 7731.5)]


class Security(OracleCase):
    """Device 1 is switched on, device 2 is not yet, device 3 is the attacker's own."""

    def setUp(self):
        self.db = self.path("devices.db")
        connection = sqlite3.connect(self.db)
        connection.executescript("""
            CREATE TABLE devices(id INTEGER PRIMARY KEY, name TEXT, token TEXT NOT NULL);
            CREATE TABLE readings(device_id INTEGER, celsius REAL);
            INSERT INTO devices VALUES (1, 'tomatoes', 'b41c-7f09-55ae'), (2, 'orchids', ''),
                (3, 'cactuses', '0e77-d2c8-91bb');
            INSERT INTO readings VALUES (1, 7731.5), (2, 7731.5);
            """)
        connection.close()
        self.app = self.solution.call("create_app", self.db)

    def ask(self, method, device, token, json=None):
        headers = {"X-Device": device}
        if token is not None:
            headers["X-Token"] = token
        try:
            page = self.solution.request(method, "/readings", headers=headers, json=json, app=self.app)
        except SolutionRaised:
            return ""
        return page.text

    def pass_for(self, device, token):
        """Reads, adds and deletes readings of the device."""
        if "7731" in self.ask("GET", device, token):
            self.attack_succeeded(f"the token {token!r} showed the readings of device {device}")
        self.ask("POST", device, token, {"celsius": 99.5})
        self.ask("DELETE", device, token)
        with closing(sqlite3.connect(self.db)) as connection:
            rows = connection.execute("SELECT device_id, celsius FROM readings ORDER BY device_id").fetchall()
        if rows != STORED:
            self.attack_succeeded(f"the token {token!r} passed for that of device {device}")

    def test_a_device_that_is_not_switched_on_is_nobodys(self):
        for token in (None, "", "None", "null", "0"):
            self.pass_for("2", token)

    def test_only_the_whole_token_counts(self):
        for token in (None, "", TOKEN[:-1], TOKEN[:1], TOKEN[1:], "%", "*", "_" * len(TOKEN)):
            self.pass_for("1", token)

    def test_the_token_of_another_device_does_not_count(self):
        for device in ("1", "2"):
            self.pass_for(device, OWN_TOKEN)
