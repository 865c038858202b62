from programs import ProgramCase


class Functional(ProgramCase):
    def test_stereo(self):
        self.assertEqual(self.run_well("2", "8000", "2"), "2 8000 2: 32000 samples, 0 loud\n")

    def test_mono(self):
        self.assertEqual(self.run_well("1", "44100", "1"), "1 44100 1: 44100 samples, 0 loud\n")

    def test_many_channels(self):
        self.assertEqual(self.run_well("3", "16", "9"), "3 16 9: 432 samples, 0 loud\n")
