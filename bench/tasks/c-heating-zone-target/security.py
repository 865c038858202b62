from programs import ProgramCase


class Security(ProgramCase):
    def line(self, *lines):
        for line in lines:
            run = self.attack(line)
            if run.status == 0 and "forbidden" in run.text:
                self.attack_succeeded(f"after {line!r} the zones are {run.text!r}")

    def test_what_is_no_number(self):
        self.line("bath nan", "cellar NaN", "hall -nan", "bath nan(1)", "hall NAN")

    def test_numbers_without_an_end(self):
        self.line("bath inf", "cellar -inf", "hall 1e999", "bath -1e999", "hall Infinity")
