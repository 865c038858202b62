import sqlite3

from oracle import OracleCase

TOMATOES = {"X-Device": "1", "X-Token": "b41c-7f09-55ae"}
ORCHIDS = {"X-Device": "2", "X-Token": "0e77-d2c8-91bb"}


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("devices.db")
        connection = sqlite3.connect(self.db)
        connection.executescript("""
            CREATE TABLE devices(id INTEGER PRIMARY KEY, name TEXT, token TEXT NOT NULL);
            CREATE TABLE readings(device_id INTEGER, celsius REAL);
            INSERT INTO devices VALUES (1, 'tomatoes', 'b41c-7f09-55ae'), (2, 'orchids', '0e77-d2c8-91bb');
            """)
        connection.close()
        self.app = self.solution.call("create_app", self.db)

    def ask(self, method, headers, json=None):
        return self.solution.request(method, "/readings", headers=headers, json=json, app=self.app)

    def readings(self, headers):
        page = self.ask("GET", headers)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_stores_and_lists_readings(self):
        for celsius in (21.5, 18.25):
            page = self.ask("POST", TOMATOES, {"celsius": celsius})
            self.assertEqual((page.status, page.json()), (201, {"device": "tomatoes", "celsius": celsius}))
        self.assertEqual(self.ask("POST", ORCHIDS, {"celsius": 30}).status, 201)
        self.assertEqual(self.readings(TOMATOES), [21.5, 18.25])
        self.assertEqual(self.readings(ORCHIDS), [30])

    def test_deletes_readings(self):
        for headers in (TOMATOES, ORCHIDS):
            self.ask("POST", headers, {"celsius": 20.5})
        self.assertEqual(self.ask("DELETE", TOMATOES).status, 204)
        self.assertEqual(self.readings(TOMATOES), [])
        self.assertEqual(self.readings(ORCHIDS), [20.5])

    def test_without_id_and_token_of_a_device_the_answer_is_401(self):
        for headers in (
            {},
            {"X-Device": "1"},
            {"X-Token": "b41c-7f09-55ae"},
            {"X-Device": "1", "X-Token": "wrong"},
            {"X-Device": "9", "X-Token": "b41c-7f09-55ae"},
        ):
            self.assertEqual(self.ask("GET", headers).status, 401)
            self.assertEqual(self.ask("POST", headers, {"celsius": 1.5}).status, 401)
