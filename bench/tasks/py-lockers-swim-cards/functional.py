from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.lockers = self.solution.call("Lockers", 3)
        self.anna, self.bo, self.cleo, self.dan = (
            self.solution.call("Card", number) for number in ("0417-A", "0418-A", "0001-B", "0417-B")
        )

    def test_rents_lockers(self):
        guests = (self.anna, self.bo, self.anna, self.cleo, self.dan)
        rented = [self.lockers.call("rent", card) for card in guests]
        self.assertEqual(rented, [1, 2, None, 3, None])
        self.lockers.call("give_back", self.bo)
        self.assertEqual(self.lockers.call("rent", self.dan), 2)

    def test_opens_the_locker_of_the_card_only(self):
        self.lockers.call("rent", self.anna)
        self.lockers.call("rent", self.bo)
        opened = [
            self.lockers.call("open", card, locker) for card in (self.anna, self.bo) for locker in (1, 2, 3)
        ]
        self.assertEqual(opened, [True, False, False, False, True, False])
        self.lockers.call("give_back", self.bo)
        self.assertIs(self.lockers.call("open", self.bo, 2), False)

    def test_lost_cards(self):
        self.lockers.call("rent", self.anna)
        for card in (self.anna, self.bo):
            self.lockers.call("report_lost", card)
        self.assertIs(self.lockers.call("open", self.anna, 1), False)
        self.assertIsNone(self.lockers.call("rent", self.bo))
        self.assertEqual(self.lockers.call("rent", self.cleo), 2)

    def test_a_card_keeps_its_number(self):
        self.assertEqual(self.anna.get("number"), "0417-A")
