from oracle import OracleCase

JSON = {"Content-Type": "application/json"}


class Functional(OracleCase):
    def fetch(self, service, key="k-3309"):
        return self.solution.call("fetch_rates", f"{service.url}/v2", key, self.path("rates.log"))

    def test_the_rates(self):
        service = self.serve_http(
            {"/v2/latest": (200, JSON, b'{"base": "EUR", "rates": {"NOK": 11.52, "SEK": 11.01}}')},
            fallback=(404, {}, b"no such page"),
        )
        self.assertEqual(self.fetch(service), {"NOK": 11.52, "SEK": 11.01})
        self.assertEqual([request[:2] for request in service.requests], [("GET", "/v2/latest?key=k-3309")])

    def test_a_failure_adds_a_line(self):
        self.write("rates.log", "2026-03-01 08:00:00 earlier trouble\n")
        for status, content in ((503, b"later, please"), (200, b"<p>not JSON</p>")):
            before = self.read("rates.log")
            self.assertIsNone(self.fetch(self.serve_http(fallback=(status, {}, content))))
            after = self.read("rates.log")
            self.assertTrue(after.startswith(before), after)
            self.assertIn(b":", after[len(before) :])
