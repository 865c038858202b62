from programs import ProgramCase

TOP = 2**64


class Security(ProgramCase):
    def test_more_removed_than_there_is(self):
        for position, removed in ((0, 8), (6, 2), (7, 1), (3, 500), (0, TOP - 1)):
            self.attack(16, "Tallinn", position, removed, "abc")
            self.attack(16, "Tallinn", position, removed, "")

    def test_a_position_after_the_text(self):
        for position in (14, 16, 17, 40, 100000, TOP // 2, TOP - 4):
            self.attack(16, "Tallinn", position, 0, "abc")

    def test_position_and_removed_that_are_small_together(self):
        for position, removed in ((40, TOP - 40), (5000, TOP - 4999), (TOP - 1, 2), (TOP - 64, 66)):
            self.attack(16, "Tallinn", position, removed, "")
            self.attack(16, "Tallinn", position, removed, "abc")
