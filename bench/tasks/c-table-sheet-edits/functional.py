from programs import ProgramCase


class Functional(ProgramCase):
    def test_set_and_copy(self):
        shown = self.run_well("2", "3", "set 1 2 -0.5", "set 0 0 40", "copy 1 2 0 1")
        self.assertEqual(shown, "0\n0\n0\n40 -0.5 3\n4 5 -0.5\n")

    def test_rows(self):
        shown = self.run_well("3", "2", "swap 0 2", "clear 1")
        self.assertEqual(shown, "0\n0\n5 6\n0 0\n1 2\n")

    def test_other_lines(self):
        self.assertEqual(self.run_well("1", "2", "sort 0", "copy 0 1", "hello"), "-1\n-1\n-1\n1 2\n")
