from programs import ProgramCase


class Security(ProgramCase):
    def test_no_beats_in_a_minute(self):
        self.attack(44100, 0, 4, 0)
        self.attack(44100, 0, 4, 100000)

    def test_no_beats_in_a_bar(self):
        self.attack(44100, 120, 0, 0)
        self.attack(44100, 120, 0, 100000)

    def test_beats_that_are_shorter_than_a_sample(self):
        self.attack(44100, 2646001, 4, 100000)
        self.attack(8000, 2000000000, 4, 0)
        self.attack(1, 61, 4, 5)

    def test_no_samples_in_a_second(self):
        self.attack(0, 120, 4, 0)
        self.attack(0, 120, 4, 100000)
