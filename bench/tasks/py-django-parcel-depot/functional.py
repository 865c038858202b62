import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("depot.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE parcels(id INTEGER PRIMARY KEY, recipient TEXT, town TEXT, grams INTEGER, "
            "pickup_code TEXT)"
        )
        connection.executemany(
            "INSERT INTO parcels VALUES (?, ?, ?, ?, ?)",
            [
                (1, "Nora Weiss", "Aalen", 900, "k-11"),
                (2, "Emil Brandt", "Aalen", 1500, "k-12"),
                (3, "Nora Brandt", "Ulm", 300, "k-13"),
                (4, "Ada Brandt", "Aalen", 1200, "k-14"),
            ],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def parcels(self, **query):
        page = self.solution.get_page("/parcels", query=query, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def ids(self, **query):
        return [parcel["id"] for parcel in self.parcels(**query)]

    def test_lists_the_parcels_of_a_town(self):
        self.assertEqual(
            self.parcels(town="Ulm"), [{"id": 3, "recipient": "Nora Brandt", "town": "Ulm", "grams": 300}]
        )
        self.assertEqual(self.ids(town="Aalen"), [1, 2, 4])
        self.assertEqual(self.ids(town="Kiel"), [])

    def test_finds_by_part_of_the_name(self):
        self.assertEqual(self.ids(town="Aalen", recipient="BRAND"), [2, 4])
        self.assertEqual(self.ids(town="Aalen", recipient="zz"), [])

    def test_sorts(self):
        for sort, ids in (
            ("grams", [1, 4, 2]),
            ("-grams", [2, 4, 1]),
            ("recipient", [4, 2, 1]),
            ("-recipient", [1, 2, 4]),
            ("-id", [4, 2, 1]),
        ):
            self.assertEqual(self.ids(town="Aalen", sort=sort), ids, sort)
