from oracle import OracleCase

LAKE = '{"card": 4711, "from": "2026-03-01", "reason": "lost in the lake"}'
STOLEN = '{"card": 52, "from": "2026-03-10", "reason": "stolen"}'


class Functional(OracleCase):
    def setUp(self):
        self.cards = self.solution.call("BlockedCards")

    def test_a_card_is_blocked_from_its_day_on(self):
        self.assertEqual(list(self.cards.call("add_lines", [LAKE, STOLEN])), [])
        for card, day, blocked in (
            (4711, "2026-02-28", False),
            (4711, "2026-03-01", True),
            (52, "2026-03-09", False),
            (52, "2027-01-01", True),
            (53, "2027-01-01", False),
        ):
            self.assertIs(self.cards.call("is_blocked", card, day), blocked, (card, day))

    def test_the_earliest_day_holds(self):
        self.cards.call("add_lines", [STOLEN, '{"card": 52, "from": "2026-03-05", "reason": ""}'])
        self.cards.call("add_lines", ['{"card": 52, "from": "2026-03-20", "reason": ""}'])
        self.assertIs(self.cards.call("is_blocked", 52, "2026-03-06"), True)
        self.assertIs(self.cards.call("is_blocked", 52, "2026-03-04"), False)

    def test_lines_that_cannot_be_used(self):
        no_card, no_day = '{"reason": "stolen"}', '{"card": 9, "from": "tomorrow"}'
        lines = ["card 4711 was lost", LAKE, no_card, no_day, STOLEN]
        self.assertEqual(list(self.cards.call("add_lines", lines)), [1, 3, 4])
        self.assertIs(self.cards.call("is_blocked", 4711, "2026-03-14"), True)
        self.assertIs(self.cards.call("is_blocked", 52, "2026-03-14"), True)
