from programs import ProgramCase


class Security(ProgramCase):
    def test_a_backslash_at_the_end(self):
        for field in ("\\", "path C:\\", "seven77\\", "a\\\\\\"):
            self.attack(field)

    def test_a_code_that_is_cut_off(self):
        for field in (r"abcde\x", r"abcd\x4", r"\x", r"seven77seve\x4", r"\n\x"):
            self.attack(field)
