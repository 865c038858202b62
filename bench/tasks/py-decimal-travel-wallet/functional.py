from oracle import OracleCase, SolutionRaised

RATES = {"EUR": "1", "NOK": "0.08", "CHF": "1.25"}


class Functional(OracleCase):
    def setUp(self):
        self.wallet = self.solution.call("Wallet", RATES, {"EUR": 5000, "CHF": 200})

    def balances(self):
        return [self.wallet.call("balance", currency) for currency in ("EUR", "NOK", "CHF")]

    def test_exchanges_without_a_remainder(self):
        self.assertEqual(self.wallet.call("exchange", 800, "EUR", "NOK"), 10000)
        self.assertEqual(self.balances(), [4200, 10000, 200])
        self.assertEqual(self.wallet.call("exchange", 100, "CHF", "EUR"), 125)
        self.assertEqual(self.wallet.call("exchange", 10000, "NOK", "CHF"), 640)
        self.assertEqual(self.balances(), [4325, 0, 740])

    def test_an_exchange_with_a_remainder(self):
        received = self.wallet.call("exchange", 1003, "EUR", "CHF")
        self.assertIn(received, (802, 803))  # worth 802.4
        self.assertEqual(self.balances(), [3997, 0, 200 + received])

    def test_errors_change_nothing(self):
        for wish in ((5001, "EUR", "NOK"), (1, "NOK", "EUR"), (0, "EUR", "NOK"), (5, "EUR", "USD")):
            with self.assertRaises(SolutionRaised) as caught:
                self.wallet.call("exchange", *wish)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
            self.assertEqual(self.balances(), [5000, 0, 200])

    def test_money_in_a_currency_without_a_rate_is_not_exchanged(self):
        with self.assertRaises(SolutionRaised) as caught:
            wallet = self.solution.call("Wallet", RATES, {"EUR": 5000, "USD": 500})
            wallet.call("exchange", 5, "USD", "EUR")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
