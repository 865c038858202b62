from programs import ProgramCase

CURVE = ("0", "-40", "100", "0", "300", "50", "1000", "120")


class Functional(ProgramCase):
    def test_between_two_points(self):
        readings = "50 75 101 200 650 999"
        self.assertEqual(
            self.run_well(*CURVE, stdin=readings).split(),
            ["-20.0000", "-10.0000", "0.2500", "25.0000", "85.0000", "119.9000"],
        )

    def test_at_a_point(self):
        self.assertEqual(
            self.run_well(*CURVE, stdin="0 100 300 1000").split(),
            ["-40.0000", "0.0000", "50.0000", "120.0000"],
        )

    def test_two_points_that_go_down(self):
        self.assertEqual(self.run_well("-2", "8", "2", "0", stdin="-1 1.5").split(), ["6.0000", "1.0000"])
