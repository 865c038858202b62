from programs import ProgramCase

LONG = "a text that no string object keeps inside itself"


class Security(ProgramCase):
    """Memory runs out at the first allocation, the second ..."""

    def test_short_options(self):
        for number in range(1, 11):
            self.attack(number, "blur", "radius=3", "soft")

    def test_long_options(self):
        for number in range(1, 15):
            self.attack(number, LONG, f"{LONG}={LONG}", LONG)

    def test_no_options(self):
        for number in range(1, 6):
            self.attack(number, "invert")
