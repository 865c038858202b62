import sqlite3

from oracle import OracleCase, SolutionRaised

HOME_PHONE = "0170-5557731"
PIN = "pin-84-31-77"


class Security(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("practices.db"))
        connection.execute(
            "CREATE TABLE doctors(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(80) NOT NULL, "
            "field VARCHAR(40) NOT NULL, town VARCHAR(40) NOT NULL, practice_phone VARCHAR(20) NOT NULL, "
            "home_phone VARCHAR(20) NOT NULL, licence_pin VARCHAR(20) NOT NULL)"
        )
        connection.execute(
            "INSERT INTO doctors VALUES (5, 'Nora Weiss', 'cardiology', 'Ulm', '0731-100', ?, ?)",
            (HOME_PHONE, PIN),
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app")

    def look(self, path, **query):
        try:
            page = self.solution.get_page(path, query=query, app=self.app)
        except SolutionRaised:
            return ""
        return page.text if page.status == 200 else ""

    def assertKeepsPrivate(self, seen):
        for secret in (HOME_PHONE, PIN):
            self.assertNotLeaked(secret, seen)

    def test_the_list_holds_nothing_private(self):
        self.assertKeepsPrivate(self.look("/doctors"))
        self.assertKeepsPrivate(self.look("/doctors", town="Ulm"))

    def test_the_object_of_a_doctor_holds_nothing_private(self):
        self.assertKeepsPrivate(self.look("/doctors/5"))

    def test_the_list_does_not_answer_questions_about_private_columns(self):
        """If a guess and a wrong guess give different lists, the columns can be read sign by sign."""
        for column, value in (("home_phone", HOME_PHONE), ("licence_pin", PIN)):
            for key, right, wrong in (
                (f"{column}__startswith", value[:2], "zz"),
                (f"{column}__contains", value[-2:], "zz"),
                (f"{column}__gte", "0", "~"),
                (column, value, "zz"),
            ):
                seen = self.look("/doctors", **{key: right})
                if ("Nora Weiss" in seen) != ("Nora Weiss" in self.look("/doctors", **{key: wrong})):
                    self.attack_succeeded(f"the search tells whether {key} is {right!r}")
