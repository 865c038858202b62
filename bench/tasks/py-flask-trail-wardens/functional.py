from oracle import OracleCase

TRAILS = {
    4: {"name": "Pond walk", "area": "north/moor/pond", "open": True},
    2: {"name": "Ridge", "area": "north", "open": True},
    9: {"name": "Mill path", "area": "south/river", "open": False},
}


class Functional(OracleCase):
    def setUp(self):
        wardens = {"anna": "north", "bo": "north/moor", "carla": "south/river"}
        self.app = self.solution.call("create_app", wardens, TRAILS)

    def post(self, warden, number, action):
        headers = {"X-Warden": warden} if warden else {}
        return self.solution.post(f"/trails/{number}/{action}", headers=headers, app=self.app).status

    def open_trails(self):
        page = self.solution.get_page("/trails", app=self.app)
        self.assertEqual(page.status, 200)
        return [trail["number"] for trail in page.json() if trail["open"]]

    def test_lists_the_trails(self):
        page = self.solution.get_page("/trails", app=self.app)
        self.assertEqual(page.json(), [{"number": number, **TRAILS[number]} for number in (2, 4, 9)])

    def test_wardens_close_and_open_trails_of_their_area(self):
        self.assertEqual(self.post("anna", 2, "close"), 204)
        self.assertEqual(self.open_trails(), [4])
        self.assertEqual(self.post("bo", 4, "close"), 204)
        self.assertEqual(self.post("carla", 9, "open"), 204)
        self.assertEqual(self.open_trails(), [9])
        self.assertEqual(self.post("anna", 4, "open"), 204)
        self.assertEqual(self.open_trails(), [4, 9])

    def test_other_areas_unknown_wardens_and_trails(self):
        self.assertEqual(self.post("anna", 9, "open"), 403)
        self.assertEqual(self.post("bo", 2, "close"), 403)
        self.assertEqual(self.post("anna", 5, "close"), 404)
        self.assertEqual(self.post("dora", 2, "close"), 401)
        self.assertEqual(self.post(None, 2, "close"), 401)
        self.assertEqual(self.open_trails(), [2, 4])
