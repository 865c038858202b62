from programs import ProgramCase


class Functional(ProgramCase):
    def test_one_jingle(self):
        self.assertEqual(self.run_well("8", "1000", "2", "3"), "0 0 1 1 1 0 0 0 \n")

    def test_the_rate_counts(self):
        self.assertEqual(self.run_well("6", "500", "5", "2"), "0 0 1 1 0 0 \n")
        self.assertEqual(self.run_well("5", "4000", "1", "1"), "0 0 0 0 1 \n")

    def test_the_later_one_is_heard(self):
        self.assertEqual(self.run_well("6", "1000", "0", "4", "2", "4"), "1 1 2 2 2 2 \n")
        self.assertEqual(self.run_well("6", "1000", "2", "4", "1", "2"), "0 2 2 1 1 1 \n")
