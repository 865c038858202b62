from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app")

    def send(self, method, path, **body):
        try:
            return self.solution.request(method, path, json=body or None, app=self.app)
        except SolutionRaised:
            return None

    def attack(self, *steps, most=0):
        """A claim of 5400 cents goes through the steps; at most `most` payments of it are right."""
        number = self.send("POST", "/claims", trip="Graz", cents=5400).json()["id"]
        for step in steps:
            if step == "save":
                self.send("PUT", f"/claims/{number}", trip="Graz", cents=990000)
            else:
                self.send("POST", f"/claims/{number}/{step}")
        page = self.send("GET", "/payments")
        if page is None or page.status != 200:
            return
        paid = [payment["cents"] for payment in page.json() if payment["claim"] == number]
        if len(paid) > most or any(cents != 5400 for cents in paid):
            self.attack_succeeded(f"after {', '.join(steps)} these amounts were paid: {paid}")

    def test_a_claim_is_not_paid_without_approval(self):
        self.attack("pay")
        self.attack("submit", "pay")
        self.attack("submit", "reject", "pay")

    def test_a_claim_is_not_approved_without_submission(self):
        self.attack("approve", "pay")

    def test_a_claim_is_not_paid_twice(self):
        self.attack("submit", "approve", "pay", "pay", most=1)
        self.attack("submit", "approve", "pay", "approve", "pay", most=1)
        self.attack("submit", "approve", "pay", "submit", "approve", "pay", most=1)
        self.attack("submit", "approve", "pay", "reject", "approve", "pay", most=1)

    def test_the_amount_is_not_changed_after_the_approval(self):
        self.attack("submit", "approve", "save", "pay", most=1)
        self.attack("submit", "approve", "save", "approve", "pay", most=1)
