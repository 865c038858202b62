import sqlite3

from oracle import OracleCase

WEISS = {"name": "Nora Weiss", "field": "cardiology", "town": "Ulm", "practice_phone": "0731-100"}
BRANDT = {"name": "Emil Brandt", "field": "cardiology", "town": "Aalen", "practice_phone": "07361-200"}
LIND = {"name": "Ada Lind", "field": "paediatrics", "town": "Ulm", "practice_phone": "0731-300"}


class Functional(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("practices.db"))
        connection.execute(
            "CREATE TABLE doctors(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(80) NOT NULL, "
            "field VARCHAR(40) NOT NULL, town VARCHAR(40) NOT NULL, practice_phone VARCHAR(20) NOT NULL, "
            "home_phone VARCHAR(20) NOT NULL, licence_pin VARCHAR(20) NOT NULL)"
        )
        connection.executemany(
            "INSERT INTO doctors VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, one["name"], one["field"], one["town"], one["practice_phone"], "0170-1", "pin-1")
                for number, one in ((5, WEISS), (6, BRANDT), (7, LIND))
            ],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app")

    def assertShows(self, seen, doctor):
        """Other keys than those of the search page are not our matter here."""
        self.assertEqual({key: seen.get(key) for key in doctor}, doctor)

    def doctors(self, **query):
        page = self.solution.get_page("/doctors", query=query, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_lists_all_doctors_by_name(self):
        seen = self.doctors()
        self.assertEqual(len(seen), 3)
        for one, doctor in zip(seen, (LIND, BRANDT, WEISS)):
            self.assertShows(one, doctor)

    def test_narrows_the_list_down(self):
        for query, names in (
            ({"town": "Ulm"}, ["Ada Lind", "Nora Weiss"]),
            ({"town": "Ulm", "field": "cardiology"}, ["Nora Weiss"]),
            ({"practice_phone": "07361-200"}, ["Emil Brandt"]),
            ({"name": "Ada Lind"}, ["Ada Lind"]),
            ({"town": "Kiel"}, []),
        ):
            self.assertEqual([one["name"] for one in self.doctors(**query)], names)

    def test_shows_one_doctor(self):
        page = self.solution.get_page("/doctors/6", app=self.app)
        self.assertEqual(page.status, 200)
        self.assertShows(page.json(), BRANDT)
        self.assertEqual(self.solution.get_page("/doctors/99", app=self.app).status, 404)
