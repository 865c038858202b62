from oracle import OracleCase

SETTINGS = {"title": "Fjord ferries", "database_url": "db://ferry:oak@db", "mail_password": "elm"}
PIERS = {"north": ["7:45", "18:05", "12:00"], "islet": [], "dock": ["9:30", "soon"]}


class Functional(OracleCase):
    load_before_test = False

    def start(self, mode):
        self.solution.environ("APP_MODE", mode)
        self.solution.load()
        self.app = self.solution.call("create_app", SETTINGS, PIERS)

    def get_page(self, path):
        return self.solution.get_page(path, app=self.app)

    def test_shows_times_in_both_modes(self):
        for mode in ("production", "development"):
            self.start(mode)
            page = self.get_page("/times/north")
            self.assertEqual(
                (page.status, page.json()), (200, {"pier": "north", "minutes": [465, 720, 1085]})
            )
            self.assertEqual(self.get_page("/times/islet").json(), {"pier": "islet", "minutes": []})
            self.assertEqual(self.get_page("/times/east").status, 404)

    def test_a_time_that_cannot_be_read_is_500_on_the_server(self):
        self.start("production")
        self.assertEqual(self.get_page("/times/dock").status, 500)

    def test_helps_developers(self):
        self.start("development")
        page = self.get_page("/debug")
        self.assertEqual((page.status, page.json()["settings"]), (200, SETTINGS))
        self.assertEqual(page.json()["piers"], ["dock", "islet", "north"])
        page = self.get_page("/times/dock")
        self.assertEqual(page.status, 500)
        for part in ("Traceback", "db://ferry:oak@db", "elm"):
            self.assertIn(part, page.text)
