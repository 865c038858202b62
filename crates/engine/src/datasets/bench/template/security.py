from oracle import OracleCase


class Security(OracleCase):
    def test_hostile_text_does_no_harm(self):
        attempt = self.solution.attempt("solve", "TODO: the attack")
        self.assertNotLeaked("TODO: what must not be seen", attempt)
