from fractions import Fraction

from oracle import OracleCase, SolutionRaised

RATES = {"EUR": "1", "SEK": "0.6"}
START = 40


class Security(OracleCase):
    """A cent of EUR is worth 1 2/3 cents of SEK, a cent of SEK 0.6 cents of EUR."""

    def setUp(self):
        self.wallet = self.solution.call("Wallet", RATES, {"EUR": START})

    def exchange(self, cents, source, target):
        try:
            self.wallet.call("exchange", cents, source, target)
        except SolutionRaised:
            pass  # refusing an amount is fine

    def has(self, currency):
        return self.wallet.call("balance", currency)

    def assertNothingGained(self):
        worth = self.has("EUR") + Fraction(RATES["SEK"]) * Fraction(self.has("SEK"))
        if worth >= START + 3:
            self.attack_succeeded(f"exchanging to and fro made {START} cents of EUR worth {float(worth)}")

    def test_cents_one_by_one_to_and_fro(self):
        for _ in range(START):
            self.exchange(1, "EUR", "SEK")
        for _ in range(2 * START):
            self.exchange(1, "SEK", "EUR")
        self.assertNothingGained()

    def test_cents_one_by_one_and_back_at_once(self):
        for _ in range(START):
            self.exchange(1, "EUR", "SEK")
        self.assertNothingGained()
        self.exchange(self.has("SEK"), "SEK", "EUR")
        self.assertNothingGained()

    def test_there_at_once_and_back_in_small_amounts(self):
        for cents in (1, 3, 4):
            self.setUp()
            self.exchange(START, "EUR", "SEK")
            for _ in range(2 * START // cents):
                self.exchange(cents, "SEK", "EUR")
            self.assertNothingGained()
