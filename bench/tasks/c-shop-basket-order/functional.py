from programs import ProgramCase


class Functional(ProgramCase):
    def test_credit_that_suffices(self):
        self.assertEqual(self.run_well("10000", "250", "4", "1999", "2"), "0 5002 1\n")

    def test_the_last_cent(self):
        self.assertEqual(self.run_well("1500", "500", "3"), "0 0 1\n")

    def test_credit_that_does_not_suffice(self):
        self.assertEqual(self.run_well("1499", "500", "2", "250", "2"), "-1 1499 0\n")
        self.assertEqual(self.run_well("90", "91", "1"), "-1 90 0\n")
