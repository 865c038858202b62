from oracle import OracleCase, SolutionRaised

STOLEN_BEFORE = '{"card": 51, "from": "2026-03-01", "reason": "stolen"}'
STOLEN_AFTER = '{"card": 52, "from": "2026-03-01", "reason": "stolen"}'


class Security(OracleCase):
    def add_with(self, *odd_lines):
        """A hotel reports an odd line together with two stolen cards; then these try a door."""
        for line in odd_lines:
            cards = self.solution.call("BlockedCards")
            self.ask(cards, "add_lines", [STOLEN_BEFORE, line, STOLEN_AFTER])
            for card in (51, 52):
                if self.ask(cards, "is_blocked", card, "2026-03-14") is not True:
                    self.attack_succeeded(f"after the line {line!r} the stolen card {card} is not blocked")

    def ask(self, cards, method, *args):
        """What the method returns; None if it raises, for what counts is which cards are blocked."""
        try:
            return cards.call(method, *args)
        except SolutionRaised:
            return None

    def test_json_that_is_no_object(self):
        self.add_with("null", "17", '"lost"', "[]", '["card", "from"]', "true", "NaN")

    def test_a_day_of_another_type(self):
        for day in ("null", "20260301", "[2026, 3, 1]", "{}", "true", "1e999"):
            self.add_with('{"card": 60, "from": %s}' % day)

    def test_a_card_of_another_type(self):
        for card in ("null", "[60]", '{"number": 60}', "1e999", "NaN", '"sixty"', "true"):
            self.add_with('{"card": %s, "from": "2026-03-01"}' % card)
            self.add_with('{"card": %s, "from": "2026-03-01", "reason": null}' % card)
