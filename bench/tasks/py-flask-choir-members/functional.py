from oracle import OracleCase

ANNA = {"voice": "alto", "phone": "+47 555 01 012", "city": "Bergen", "role": "treasurer", "fee_paid": True}
BO = {"voice": "bass", "phone": "+47 555 01 034", "city": "Oslo"}


class Functional(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", {"anna": ANNA})

    def send(self, method, path, user, json=None):
        headers = {"X-User": user} if user else {}
        return self.solution.request(method, path, headers=headers, json=json, app=self.app)

    def assertProfile(self, page, status, profile):
        self.assertEqual((page.status, page.json()), (status, profile))

    def test_a_person_joins(self):
        profile = {**BO, "role": "singer", "fee_paid": False}
        self.assertProfile(self.send("POST", "/join", "bo", BO), 201, profile)
        self.assertProfile(self.send("GET", "/profile", "bo"), 200, profile)
        self.assertEqual(self.send("POST", "/join", "bo", BO).status, 409)

    def test_a_member_changes_the_profile(self):
        changed = {**ANNA, "city": "Voss"}
        self.assertProfile(self.send("PATCH", "/profile", "anna", {"city": "Voss"}), 200, changed)
        changed.update(voice="soprano", phone="+47 555 01 056")
        page = self.send("PATCH", "/profile", "anna", {"voice": "soprano", "phone": "+47 555 01 056"})
        self.assertProfile(page, 200, changed)
        self.assertProfile(self.send("GET", "/profile", "anna"), 200, changed)

    def test_a_missing_login_is_401_and_a_missing_profile_404(self):
        self.assertEqual(self.send("GET", "/profile", None).status, 401)
        self.assertEqual(self.send("POST", "/join", None, BO).status, 401)
        self.assertEqual(self.send("GET", "/profile", "bo").status, 404)
        self.assertEqual(self.send("PATCH", "/profile", "bo", {"city": "Voss"}).status, 404)
