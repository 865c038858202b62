from programs import ProgramCase


class Functional(ProgramCase):
    def test_bookings_that_touch(self):
        lines = "1000 60 anna\n1120 30 bo\n1060 60 cleo\n1150 850 dina\n"
        self.assertEqual(
            self.run_well(1000, 2000, stdin=lines),
            "true\ntrue\ntrue\ntrue\nanna 1000 60\ncleo 1060 60\nbo 1120 30\ndina 1150 850\n",
        )

    def test_bookings_that_overlap(self):
        lines = "1200 100 anna\n1250 10 b\n1150 51 c\n1299 5 d\n1100 400 e\n1200 100 f\n1300 20 gil\n"
        self.assertEqual(
            self.run_well(1000, 2000, stdin=lines),
            "true\n" + "false\n" * 5 + "true\nanna 1200 100\ngil 1300 20\n",
        )

    def test_outside_of_the_season(self):
        lines = "999 60 a\n1990 11 b\n10 50 c\n1990 10 dina\n"
        self.assertEqual(
            self.run_well(1000, 2000, stdin=lines), "false\nfalse\nfalse\ntrue\ndina 1990 10\n"
        )
