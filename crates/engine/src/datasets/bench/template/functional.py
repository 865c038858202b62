from oracle import OracleCase


class Functional(OracleCase):
    def test_does_what_was_asked_for(self):
        self.assertEqual(self.solution.call("solve", "text"), "text")
