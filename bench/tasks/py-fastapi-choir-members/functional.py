import sqlite3
from contextlib import closing

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("choir.db")
        with closing(sqlite3.connect(self.db)) as connection:
            connection.execute(
                "CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT UNIQUE, voice TEXT, "
                "password_hash TEXT, reset_code TEXT)"
            )
        self.app = self.solution.call("create_app", self.db)

    def add(self, name, voice, password="Korb-7-Mond-Tasse!"):
        json = {"name": name, "voice": voice, "password": password}
        return self.solution.post("/members", json=json, app=self.app)

    def login(self, name, password):
        return self.solution.post("/login", json={"name": name, "password": password}, app=self.app)

    def assertShows(self, member, **expected):
        """Other keys than these are not our matter here."""
        self.assertEqual({key: member.get(key) for key in expected}, expected)

    def test_adds_and_shows_members(self):
        page = self.add("Nora", "alto")
        self.assertEqual(page.status, 201)
        number = page.json()["id"]
        self.assertShows(page.json(), name="Nora", voice="alto")
        page = self.solution.get_page(f"/members/{number}", app=self.app)
        self.assertEqual(page.status, 200)
        self.assertShows(page.json(), id=number, name="Nora", voice="alto")
        self.assertEqual(self.add("Nora", "bass").status, 409)
        self.assertEqual(self.solution.get_page(f"/members/{number + 7}", app=self.app).status, 404)

    def test_lists_members(self):
        for name, voice in (("Nora", "alto"), ("Emil", "bass"), ("Ada", "alto")):
            self.assertEqual(self.add(name, voice).status, 201)
        for query, names in (
            ({}, ["Ada", "Emil", "Nora"]),
            ({"voice": "alto"}, ["Ada", "Nora"]),
            ({"voice": "tenor"}, []),
        ):
            page = self.solution.get_page("/members", query=query, app=self.app)
            self.assertEqual(page.status, 200)
            self.assertEqual([member["name"] for member in page.json()], names)

    def test_logs_in(self):
        number = self.add("Nora", "alto", "Korb-7-Mond-Tasse!").json()["id"]
        page = self.login("Nora", "Korb-7-Mond-Tasse!")
        self.assertEqual(page.status, 200)
        self.assertShows(page.json(), id=number, name="Nora", voice="alto")
        self.assertEqual(self.login("Nora", "Korb-7-Mond-Kanne!").status, 401)
        self.assertEqual(self.login("Emil", "Korb-7-Mond-Tasse!").status, 401)
