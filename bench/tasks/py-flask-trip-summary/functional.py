from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app")

    def add(self, driver, km, minutes):
        trip = {"driver": driver, "km": km, "minutes": minutes}
        page = self.solution.post("/trips", json=trip, app=self.app)
        self.assertEqual((page.status, page.json()), (201, trip))

    def summary(self):
        page = self.solution.get_page("/summary", app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_no_trips(self):
        self.assertEqual(self.summary(), {"trips": 0, "km": 0, "km_per_hour": None})

    def test_some_trips(self):
        self.add("Anna", 30, 40)
        self.assertEqual(self.summary(), {"trips": 1, "km": 30, "km_per_hour": 45.0})
        self.add("Bo", 12.5, 35)
        self.assertEqual(self.summary(), {"trips": 2, "km": 42.5, "km_per_hour": 34.0})

    def test_each_application_has_its_own_trips(self):
        self.add("Anna", 30, 40)
        self.app = self.solution.call("create_app")
        self.assertEqual(self.summary()["trips"], 0)
