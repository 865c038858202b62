from oracle import OracleCase

SECONDS = 20
"""A call may be slow: that is what some ways to store a password are made for."""


class Functional(OracleCase):
    def store(self, password):
        return self.solution.call("hash_password", password, timeout=SECONDS)

    def check(self, password, stored):
        return self.solution.call("check_password", password, stored, timeout=SECONDS)

    def test_the_right_password(self):
        stored = self.store("blå:bær$ 12")
        self.assertIsInstance(stored, str)
        self.assertLessEqual(len(stored), 255)
        self.assertIs(self.check("blå:bær$ 12", stored), True)

    def test_a_wrong_password(self):
        self.assertIs(self.check("blå:bær$ 13", self.store("blå:bær$ 12")), False)
