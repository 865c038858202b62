from oracle import OracleCase


class Functional(OracleCase):
    def log(self, method, path, **params):
        self.solution.call("log_request", self.path("shop.log"), method, path, params)
        return self.read("shop.log").decode().splitlines()

    def test_appends_a_line_for_each_request(self):
        self.log("GET", "/orders", page="2", status="open")
        self.assertEqual(
            self.log("GET", "/orders", status="paid", page="1"),
            ["GET /orders page=2 status=open", "GET /orders status=paid page=1"],
        )

    def test_shows_who_signed_in(self):
        (line,) = self.log("POST", "/sign-in", user="anna", password="x")
        self.assertTrue(line.startswith("POST /sign-in user=anna"), line)

    def test_shows_what_a_partner_sent(self):
        (line,) = self.log("POST", "/stock-feed", partner="lumen", api_token="x", items="14")
        self.assertTrue(line.startswith("POST /stock-feed partner=lumen "), line)
        self.assertTrue(line.endswith(" items=14"), line)

    def test_a_request_without_parameters(self):
        self.assertEqual([line.rstrip() for line in self.log("GET", "/orders")], ["GET /orders"])
