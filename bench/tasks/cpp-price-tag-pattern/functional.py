from programs import ProgramCase


class Functional(ProgramCase):
    def test_decimals_and_width(self):
        self.assertEqual(self.run_well("only %.2f EUR", 3.5), "only 3.50 EUR\n")
        self.assertEqual(self.run_well("[%9.3f]", 12.25), "[   12.250]\n")
        self.assertEqual(self.run_well("%f", 0.5), "0.500000\n")
        self.assertEqual(self.run_well("%6.0f,-", 99), "    99,-\n")

    def test_per_cent_signs(self):
        self.assertEqual(self.run_well("50%% off: %.1f", 7.5), "50% off: 7.5\n")
        self.assertEqual(self.run_well("now %.2f (-5%%)", 1), "now 1.00 (-5%)\n")

    def test_a_long_text(self):
        text = "fresh " * 100
        self.assertEqual(self.run_well(text + "%.2f", 1.5), text + "1.50\n")
