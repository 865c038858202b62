from programs import ProgramCase


class Security(ProgramCase):
    def test_a_jingle_that_lasts_longer_than_the_programme(self):
        for start, length in ((0, 33), (31, 2), (30, 500), (0, 5000)):
            self.attack("32", "1000", str(start), str(length))

    def test_a_jingle_after_the_end(self):
        for start in (32, 33, 60, 1000, 100000000):
            self.attack("32", "1000", str(start), "4")

    def test_a_jingle_before_the_beginning(self):
        for start in (-1, -4, -12, -5000):
            self.attack("32", "1000", str(start), "4")
        self.attack("32", "1000", "-10", "100")
