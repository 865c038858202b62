from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        sessions = {"s1": {"name": "Anna", "points": 120}, "s2": {"name": "Bo", "points": 0}}
        self.app = self.solution.call("create_app", "shops.example", sessions)

    def request(self, method, session=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        json = {"name": "Anne"} if method == "PUT" else None
        if session:
            headers["Cookie"] = f"session={session}"
        return self.solution.request(method, "/points", headers=headers, json=json, app=self.app)

    def test_shows_points_and_changes_the_name(self):
        for session, data in (("s1", {"name": "Anna", "points": 120}), ("s2", {"name": "Bo", "points": 0})):
            page = self.request("GET", session)
            self.assertEqual((page.status, page.json()), (200, data))
        for method in ("PUT", "GET"):
            page = self.request(method, "s1")
            self.assertEqual((page.status, page.json()), (200, {"name": "Anne", "points": 120}))

    def test_without_session_it_is_401(self):
        for method in ("GET", "PUT"):
            self.assertEqual(self.request(method).status, 401)
            self.assertEqual(self.request(method, "s3").status, 401)

    def test_pages_of_the_shops_may_read_the_answers(self):
        for origin in (
            "https://shops.example",
            "https://www.shops.example",
            "https://cafe.bergen.shops.example",
        ):
            page = self.request("GET", "s1", Origin=origin)
            self.assertEqual((page.status, page.json()["points"]), (200, 120))
            self.assertEqual(page.header("Access-Control-Allow-Origin"), origin)
            self.assertEqual(page.header("Access-Control-Allow-Credentials"), "true")

    def test_pages_of_the_shops_may_send_changes(self):
        origin = "https://www.shops.example"
        page = self.request(
            "OPTIONS",
            Origin=origin,
            Access_Control_Request_Method="PUT",
            Access_Control_Request_Headers="content-type",
        )
        self.assertIn(page.status, range(200, 300))
        self.assertEqual(page.header("Access-Control-Allow-Origin"), origin)
        self.assertEqual(page.header("Access-Control-Allow-Credentials"), "true")
        self.assertIn("PUT", page.header("Access-Control-Allow-Methods").upper())
        self.assertIn("content-type", page.header("Access-Control-Allow-Headers").lower())
