from oracle import OracleCase, SolutionRaised

OWN = "203.0.113.9"


class Security(OracleCase):
    """A visitor at one address votes and wants to vote again. nginx adds that address at the end."""

    def setUp(self):
        self.app = self.solution.call("create_app", ["swing", "sand pit"])
        self.vote({})
        self.before = self.results()

    def vote(self, headers, forwarded_for=""):
        headers = {**headers, "X-Forwarded-For": f"{forwarded_for}, {OWN}" if forwarded_for else OWN}
        try:
            self.solution.post("/vote", headers=headers, form={"choice": "swing"}, app=self.app)
        except SolutionRaised:
            pass

    def results(self):
        return self.solution.get_page("/results", app=self.app).json()

    def check(self, attack):
        if self.results() != self.before:
            self.attack_succeeded(f"{attack}, sent from an address that had voted, gave another vote")

    def test_addresses_that_the_visitor_put_into_the_header(self):
        for sent in ("198.51.100.7", "8.8.8.8", "10.0.0.1, 1.1.1.1", "2001:db8::1", "x", "127.0.0.1"):
            self.vote({}, forwarded_for=sent)
            self.check(f"X-Forwarded-For: {sent}")

    def test_other_headers_that_the_visitor_sent(self):
        for name in ("X-Real-IP", "X-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP"):
            self.vote({name: "198.51.100.7"})
            self.check(name)
        self.vote({"Forwarded": "for=198.51.100.7"})
        self.check("Forwarded")
