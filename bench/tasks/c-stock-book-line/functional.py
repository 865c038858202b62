from programs import ProgramCase


class Functional(ProgramCase):
    def test_in_and_out(self):
        shown = self.run_well("in 12 nails", "out 30 screws", "in 1 hinges", "out 1 hinges")
        self.assertEqual(shown, "52\n70\n1\n0\nscrews=70\nnails=52\nhinges=0\n")

    def test_more_than_there_is(self):
        shown = self.run_well("out 41 nails", "out 40 nails")
        self.assertEqual(shown, "-1\n0\nscrews=100\nnails=0\nhinges=0\n")

    def test_other_lines(self):
        shown = self.run_well("out 5 bolts", "count 5 nails", "out nails", "in some nails")
        self.assertEqual(shown, "-1\n-1\n-1\n-1\nscrews=100\nnails=40\nhinges=0\n")
        shown = self.run_well("add 5 nails", "on 5 nails", "IN 5 nails")
        self.assertEqual(shown, "-1\n-1\n-1\nscrews=100\nnails=40\nhinges=0\n")
