from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    """A thief holds a stolen card to a reader, after the guest has reported it at the cash desk."""

    def setUp(self):
        self.lockers = self.solution.call("Lockers", 5)

    def held(self, number="0417-A"):
        """A new object for the card, as a reader or the cash desk makes it."""
        return self.solution.call("Card", number)

    def ask(self, name, *arguments):
        try:
            return self.lockers.call(name, *arguments)
        except SolutionRaised:
            return None

    def test_a_lost_card_does_not_open_its_locker(self):
        locker = self.ask("rent", self.held())
        self.ask("report_lost", self.held())
        if locker and self.ask("open", self.held(), locker):
            self.attack_succeeded("a card that was reported as lost opens the locker")

    def test_a_lost_card_rents_no_locker(self):
        self.ask("report_lost", self.held())
        locker = self.ask("rent", self.held())
        if locker:
            self.attack_succeeded(f"a card that was reported as lost rents locker {locker}")

    def test_a_card_is_still_lost_after_others_were_reported(self):
        for number in ("0417-A", "0418-A", "0419-A"):
            self.ask("report_lost", self.held(number))
        for number in ("0417-A", "0418-A", "0419-A"):
            if self.ask("rent", self.held(number)):
                self.attack_succeeded(f"card {number}, which was reported as lost, rents a locker")
