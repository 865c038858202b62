from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", ["swing", "sand pit"])

    def vote(self, address, choice):
        headers = {"X-Forwarded-For": address}
        return self.solution.post("/vote", headers=headers, form={"choice": choice}, app=self.app).status

    def assertResults(self, **votes):
        page = self.solution.get_page("/results", app=self.app)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.json(), {name.replace("_", " "): number for name, number in votes.items()})

    def test_counts_one_vote_for_each_address(self):
        self.assertResults(swing=0, sand_pit=0)
        self.assertEqual(self.vote("203.0.113.9", "swing"), 204)
        self.assertEqual(self.vote("203.0.113.10", "swing"), 204)
        self.assertEqual(self.vote("198.51.100.3", "sand pit"), 204)
        self.assertEqual(self.vote("203.0.113.9", "swing"), 409)
        self.assertEqual(self.vote("203.0.113.9", "sand pit"), 409)
        self.assertEqual(self.vote("2001:db8::7", "sand pit"), 204)
        self.assertResults(swing=2, sand_pit=2)

    def test_an_unknown_choice_is_400_and_leaves_the_vote(self):
        self.assertEqual(self.vote("203.0.113.9", "pool"), 400)
        self.assertEqual(self.vote("203.0.113.9", "swing"), 204)
        self.assertResults(swing=1, sand_pit=0)
