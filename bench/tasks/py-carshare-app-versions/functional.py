from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def may(self, version, oldest="4.3", withdrawn=("4.7", "5.0.2")):
        return self.solution.call("may_unlock", version, oldest, list(withdrawn))

    def test_later_versions_may(self):
        for version in ("4.3", "4.3.1", "4.6", "5.0", "5.0.1.9", "6"):
            self.assertIs(self.may(version), True, version)

    def test_older_and_withdrawn_versions_may_not(self):
        for version in ("4.2", "4.2.9.9", "3.9", "1", "4.7", "5.0.2"):
            self.assertIs(self.may(version), False, version)
        self.assertIs(self.may("4.7.1"), True)

    def test_another_form_raises(self):
        for version in ("", "new", "4.", ".4", "4..2", "4.2-beta", "1.2.3.4.5", "-4.2"):
            with self.assertRaises(SolutionRaised) as caught:
                self.may(version)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
