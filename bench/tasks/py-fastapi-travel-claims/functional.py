from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app")

    def send(self, method, path, **body):
        page = self.solution.request(method, path, json=body or None, app=self.app)
        return page.status, page.json()

    def press(self, number, *buttons):
        for button in buttons:
            status, claim = self.send("POST", f"/claims/{number}/{button}")
            self.assertEqual(status, 200, button)
        return claim

    def test_a_claim_is_paid(self):
        claim = {"id": 1, "trip": "Graz, May 7", "cents": 5400, "state": "draft"}
        self.assertEqual(self.send("POST", "/claims", trip="Graz, May 7", cents=5400), (201, claim))
        claim.update(trip="Graz, Mai 7–8", cents=9100)
        self.assertEqual(self.send("PUT", "/claims/1", trip="Graz, Mai 7–8", cents=9100), (200, claim))
        claim["state"] = "submitted"
        self.assertEqual(self.press(1, "submit"), claim)
        self.assertEqual(self.press(1, "approve")["state"], "approved")
        self.assertEqual(self.send("GET", "/payments"), (200, []))
        self.assertEqual(self.press(1, "pay")["state"], "paid")
        self.assertEqual(self.send("GET", "/payments"), (200, [{"claim": 1, "cents": 9100}]))
        self.assertEqual(self.send("GET", "/claims/1"), (200, {**claim, "state": "paid"}))

    def test_several_claims(self):
        for cents in (100, 200, 300):
            self.send("POST", "/claims", trip="Linz", cents=cents)
        self.press(3, "submit", "approve", "pay")
        self.assertEqual(self.press(1, "submit", "reject")["state"], "rejected")
        self.press(2, "submit", "approve", "pay")
        payments = [{"claim": 3, "cents": 300}, {"claim": 2, "cents": 200}]
        self.assertEqual(self.send("GET", "/payments"), (200, payments))

    def test_a_claim_that_does_not_exist(self):
        for method, path in (("GET", "/claims/7"), ("POST", "/claims/7/submit"), ("POST", "/claims/7/pay")):
            self.assertEqual(self.send(method, path)[0], 404, path)
        self.assertEqual(self.send("PUT", "/claims/7", trip="Linz", cents=100)[0], 404)
