import json
import os

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.fund = self.write("fund.json", json.dumps({"anna": 250, "bo": -80}))

    def balances(self):
        return json.loads(self.read("fund.json"))

    def test_books_payments_and_coffees(self):
        self.assertEqual(self.solution.call("book", self.fund, "anna", -70), 180)
        self.assertEqual(self.solution.call("book", self.fund, "cleo", 1000), 1000)
        self.assertEqual(self.solution.call("book", self.fund, "bo", 80), 0)
        self.assertEqual(self.balances(), {"anna": 180, "bo": 0, "cleo": 1000})

    def test_the_file_stays_the_same_one(self):
        before = os.stat(self.fund).st_ino
        self.solution.call("book", self.fund, "anna", -70)
        self.assertEqual(os.stat(self.fund).st_ino, before)

    def test_refuses_a_balance_that_is_too_low(self):
        self.assertEqual(self.solution.call("book", self.fund, "anna", -2250), -2000)
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("book", self.fund, "anna", -1)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
        self.assertEqual(self.balances(), {"anna": -2000, "bo": -80})
        self.assertEqual(self.solution.call("book", self.fund, "anna", 5), -1995)
