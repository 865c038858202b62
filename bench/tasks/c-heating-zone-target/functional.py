from programs import ProgramCase

AS_BEFORE = "bath 20.00 allowed\ncellar 8.00 allowed\nhall 18.00 allowed\n"


class Functional(ProgramCase):
    def test_targets(self):
        shown = self.run_well("bath 22.5", "cellar -4.25", "hall 19")
        self.assertEqual(shown, "0\n0\n0\nbath 22.50 allowed\ncellar -4.25 allowed\nhall 19.00 allowed\n")

    def test_the_ends_of_the_range(self):
        shown = self.run_well("bath 26", "cellar -5", "hall 21.5")
        self.assertEqual(shown, "0\n0\n0\nbath 26.00 allowed\ncellar -5.00 allowed\nhall 21.50 allowed\n")

    def test_temperatures_out_of_the_range(self):
        shown = self.run_well("bath 26.5", "cellar -6", "hall 100", "bath 9")
        self.assertEqual(shown, "-1\n-1\n-1\n-1\n" + AS_BEFORE)

    def test_other_lines(self):
        self.assertEqual(self.run_well("garage 20", "bath", "bath warm"), "-1\n-1\n-1\n" + AS_BEFORE)

    def test_a_line_without_a_temperature(self):
        # The cellar may be set to 0.
        self.assertEqual(self.run_well("cellar "), "-1\n" + AS_BEFORE)

    def test_a_part_of_a_name(self):
        self.assertEqual(self.run_well("cell 5", "bathroom 20", "hal 19"), "-1\n-1\n-1\n" + AS_BEFORE)
