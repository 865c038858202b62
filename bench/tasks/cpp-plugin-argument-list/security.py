from programs import ProgramCase

LONG = "a text that no string object keeps inside itself"


class Security(ProgramCase):
    """Memory runs out at the first allocation, the second ...: for good, or for that one only."""

    def run_out(self, allocations, *words):
        for number in range(1, allocations + 1):
            self.attack(number, *words)
            self.attack(-number, *words)

    def test_short_options(self):
        self.run_out(10, "blur", "radius=3", "soft")

    def test_long_options(self):
        self.run_out(14, LONG, f"{LONG}={LONG}", LONG)

    def test_no_options(self):
        self.run_out(5, "invert")
