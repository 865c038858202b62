from programs import ProgramCase


class Functional(ProgramCase):
    def test_plans(self):
        self.assertEqual(self.run_well("210 297 60 40 15 25"), "3 x 5 on 2\n")
        self.assertEqual(self.run_well("210 297 60 40 15 30"), "3 x 5 on 2\n")
        self.assertEqual(self.run_well("210 297 60 40 15 31"), "3 x 5 on 3\n")

    def test_thumbnails_that_just_fit(self):
        self.assertEqual(self.run_well("100 50 100 50 10 4"), "1 x 1 on 4\n")
        self.assertEqual(self.run_well("100 80 20 20 0 1"), "5 x 4 on 1\n")

    def test_other_lines(self):
        self.assertEqual(self.run_well("210 297 60 40"), "-1\n")
        self.assertEqual(self.run_well("six numbers, please"), "-1\n")
