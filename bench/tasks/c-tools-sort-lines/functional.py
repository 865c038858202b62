from programs import ProgramCase


class Functional(ProgramCase):
    def test_sorts_a_list(self):
        self.write("shopping", "tea\nbread\nplums\n")
        self.assertEqual(self.run_well("shopping", 0, "sorted.txt"), "0\n")
        self.assertEqual(self.read("sorted.txt"), b"bread\nplums\ntea\n")
        self.assertEqual(self.read("shopping"), b"tea\nbread\nplums\n")

    def test_the_other_way_round(self):
        self.write("for the summer", "tent\nrope\nstove\n")
        self.assertEqual(self.run_well("for the summer", 1, self.path("out")), "0\n")
        self.assertEqual(self.read("out"), b"tent\nstove\nrope\n")

    def test_no_such_list(self):
        self.assertEqual(self.run_well("none", 0, "sorted.txt"), "-1\n")
