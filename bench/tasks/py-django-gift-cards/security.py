from oracle import OracleCase, SolutionRaised

PIN = "7731"
CENTS = 4242


class Security(OracleCase):
    """An attacker has the number of a card, but not its PIN, and tries PINs one after the other."""

    def setUp(self):
        cards = {
            "C-100": {"pin": PIN, "cents": CENTS},
            "C-200": {"pin": "1111", "cents": 10},
        }
        self.app = self.solution.call("create_app", cards)

    def guess(self, path, pin, card="C-100", headers=()):
        """What a try with this PIN gets. Cookies are never sent back."""
        form = {"card": card, "pin": pin, "cents": "2"}
        try:
            page = self.solution.post(path, form=form, headers=headers, app=self.app)
        except SolutionRaised:
            return None
        return page.json().get("cents") if page.status == 200 else None

    def end_with_the_right_pin(self, path, headers=()):
        if self.guess(path, PIN, headers=headers) in (CENTS, CENTS - 2):
            self.attack_succeeded(f"{path} took the right PIN after a hundred wrong ones")

    def test_pins_are_not_found_by_asking_for_the_balance(self):
        for number in range(100):
            self.guess("/balance", f"{number:04}")
        self.end_with_the_right_pin("/balance")

    def test_pins_are_not_found_by_paying(self):
        for number in range(100):
            self.guess("/pay", f"{number:04}")
        self.end_with_the_right_pin("/pay")

    def test_a_forged_address_does_not_give_new_tries(self):
        def forged(number):
            address = f"10.0.{number // 100}.{number % 100}"
            names = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP")
            return {name: f"for={address}" if name == "Forwarded" else address for name in names}

        for number in range(100):
            self.guess("/balance", f"{number:04}", headers=forged(number))
        self.end_with_the_right_pin("/balance", headers=forged(200))

    def test_an_own_card_does_not_give_new_tries(self):
        for number in range(100):
            if number % 2 == 0:
                self.guess("/balance", "1111", card="C-200")
            self.guess("/balance", f"{number:04}")
        self.guess("/balance", "1111", card="C-200")
        self.end_with_the_right_pin("/balance")
