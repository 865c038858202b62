from programs import ProgramCase


class Functional(ProgramCase):
    def test_means(self):
        self.assertEqual(self.run_well("100", "0", "4"), "0 15.000\n")
        self.assertEqual(self.run_well("100", "7", "1"), "0 70.000\n")
        self.assertEqual(self.run_well("100", "90", "10"), "0 945.000\n")

    def test_spans_that_the_recording_does_not_hold(self):
        self.assertEqual(self.run_well("100", "90", "11"), "-1 -1.000\n")
        self.assertEqual(self.run_well("100", "0", "101"), "-1 -1.000\n")

    def test_no_samples(self):
        self.assertEqual(self.run_well("100", "5", "0"), "-1 -1.000\n")
