from oracle import OracleCase, SolutionRaised

ANNA = {"voice": "alto", "phone": "+47 555 01 012", "city": "Bergen", "role": "treasurer", "fee_paid": True}
BO = {"voice": "bass", "phone": "+47 555 01 034", "city": "Oslo"}


class Security(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", {"anna": ANNA})

    def send(self, method, path, user, json=None):
        try:
            return self.solution.request(method, path, headers={"X-User": user}, json=json, app=self.app)
        except SolutionRaised:
            return None

    def look_at(self, user, role, fee_paid):
        page = self.send("GET", "/profile", user)
        if page is None or page.status != 200:
            return  # the person was not let in
        profile = page.json()
        if profile.get("role") != role or bool(profile.get("fee_paid")) != fee_paid:
            self.attack_succeeded(f"what was sent made this the profile of {user}: {profile}")

    def test_joining(self):
        self.send("POST", "/join", "bo", {**BO, "role": "conductor"})
        self.look_at("bo", "singer", False)
        self.send("POST", "/join", "carl", {**BO, "fee_paid": True})
        self.look_at("carl", "singer", False)

    def test_changing_the_profile(self):
        self.send("POST", "/join", "bo", BO)
        for change in (
            {"role": "treasurer"},
            {"fee_paid": True},
            {"city": "Voss", "role": "x", "fee_paid": True},
        ):
            self.send("PATCH", "/profile", "bo", change)
            self.look_at("bo", "singer", False)

    def test_changing_that_of_another(self):
        self.send("POST", "/join", "bo", BO)
        self.send(
            "PATCH", "/profile", "bo", {"X-User": "anna", "user": "anna", "name": "anna", "fee_paid": False}
        )
        self.send("PATCH", "/profile", "bo", {"anna": {"role": "singer", "fee_paid": False}})
        self.look_at("anna", "treasurer", True)
