from programs import ProgramCase


class Functional(ProgramCase):
    def test_readings_fall_into_their_slots(self):
        log = "00:00 1.5\n06:15 -2.5\n06:44 3\n23:59 7\n"
        self.assertEqual(self.run_well("60", stdin=log), "24\n0 1.5\n6 3\n23 7\n")
        self.assertEqual(self.run_well("30", stdin=log), "48\n0 1.5\n12 -2.5\n13 3\n47 7\n")

    def test_the_last_line_of_a_slot_counts(self):
        self.assertEqual(self.run_well("10", stdin="12:01 5\n12:09 4\n12:02 8.25\n"), "144\n72 8.25\n")

    def test_other_lines_are_skipped(self):
        self.assertEqual(self.run_well("5", stdin="# mast 3\n\n08:00 4\nend of day\n"), "288\n96 4\n")
        self.assertEqual(self.run_well("5", stdin="08.30 5\n08:00 4\n09;15 6\n"), "288\n96 4\n")
        self.assertEqual(self.run_well("15", stdin=""), "96\n")
