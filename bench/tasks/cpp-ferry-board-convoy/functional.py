from programs import ProgramCase


class Functional(ProgramCase):
    def test_boards_up_to_the_limits(self):
        convoys = "A 20000 1200 B 30000 1800\nC 1500 450\nD 48500 550\n"
        self.assertEqual(
            self.run_well(100000, 4000, stdin=convoys), "true A B\ntrue A B C\ntrue A B C D\n"
        )

    def test_all_or_none(self):
        convoys = "A 900 100\nB 50 100 C 51 100\nD 100 100\nE 0 1\n"
        self.assertEqual(self.run_well(1000, 500, stdin=convoys), "true A\nfalse A\ntrue A D\ntrue A D E\n")

    def test_the_length_counts_too(self):
        convoys = "A 10 300\nB 10 201\nC 10 100 D 10 100\nE 10 1\n"
        self.assertEqual(
            self.run_well(1000, 500, stdin=convoys), "true A\nfalse A\ntrue A C D\nfalse A C D\n"
        )
