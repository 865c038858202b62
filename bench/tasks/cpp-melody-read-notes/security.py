from programs import ProgramCase


class Security(ProgramCase):
    def test_the_end_after_the_letter(self):
        for melody in ("C", "C4q D4e E", "C4qD4eF#5wG"):
            self.attack(stdin=melody)

    def test_the_end_after_the_sharp(self):
        for melody in ("F#", "C4q F#", "C4qD4e E4wF#"):
            self.attack(stdin=melody)

    def test_the_end_before_the_length(self):
        for melody in ("A4", "A#4", "C4q F#5", "C4qD4eE4wA3"):
            self.attack(stdin=melody)
