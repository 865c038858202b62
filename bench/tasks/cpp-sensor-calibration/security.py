from programs import ProgramCase

CURVES = (
    ("0", "-40", "100", "0"),
    ("10", "1", "20", "2", "30", "5"),
    ("1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "6", "6"),
)


class Security(ProgramCase):
    def test_readings_above_the_last_point(self):
        for curve in CURVES:
            self.attack(*curve, stdin="100.5 1e9 inf")

    def test_readings_below_the_first_point(self):
        for curve in CURVES:
            self.attack(*curve, stdin="-0.5 -1e9 -inf")

    def test_readings_that_are_not_a_number(self):
        for curve in CURVES:
            self.attack(*curve, stdin="nan")
