import re

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.codes = self.solution.call("ResetCodes")

    def test_a_code_works_once_and_for_its_account(self):
        code = self.codes.call("issue", "anna@shop.example")
        self.assertRegex(code, re.compile(r"\A[A-Z0-9]{8}\Z"))
        self.codes.call("issue", "bo@shop.example")
        self.assertIs(self.codes.call("redeem", "bo@shop.example", code), False)
        self.assertIs(self.codes.call("redeem", "anna@shop.example", code), True)
        self.assertIs(self.codes.call("redeem", "anna@shop.example", code), False)

    def test_a_new_code_replaces_the_earlier_one(self):
        first, second = (self.codes.call("issue", "anna@shop.example") for _ in range(2))
        self.assertIs(self.codes.call("redeem", "anna@shop.example", first), False)
        self.assertIs(self.codes.call("redeem", "anna@shop.example", second), True)

    def test_an_unknown_account_and_a_wrong_code(self):
        self.assertIs(self.codes.call("redeem", "nobody@shop.example", "AAAAAAAA"), False)
        self.codes.call("issue", "anna@shop.example")
        self.assertIs(self.codes.call("redeem", "anna@shop.example", "short"), False)
