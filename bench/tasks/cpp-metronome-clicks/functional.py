from programs import ProgramCase


class Functional(ProgramCase):
    def test_beats_and_bars(self):
        seen = self.run_well(8000, 120, 4, 0, 1, 3999, 4000, 15999, 16000, 100001)
        self.assertEqual(seen.split(), ["0:0+0", "0:0+1", "0:0+3999", "0:1+0", "0:3+3999", "1:0+0", "6:1+1"])

    def test_beats_are_rounded_down(self):
        # 44100 * 60 / 97 is 27278.35
        seen = self.run_well(44100, 97, 3, 27277, 27278, 81833, 81834)
        self.assertEqual(seen.split(), ["0:0+27277", "0:1+0", "0:2+27277", "1:0+0"])

    def test_one_beat_a_bar(self):
        self.assertEqual(self.run_well(48000, 60, 1, 48000 * 7 + 5).split(), ["7:0+5"])
