from oracle import OracleCase, SolutionTimeout

# An honest check takes microseconds.
SECONDS = 2.5


class Security(OracleCase):
    def test_a_text_that_almost_fits_is_checked_at_once(self):
        for unit in ("a", "1", "a1", "a.", "a-b_", "a+"):
            run = unit * (1900 // len(unit))
            self.attack(run[:64] + "!", run[:64] + "@", run, run + "!@example.org")
        for unit in ("a", "1", "a1", "a-", "a.", "1.", "ab-c."):
            run = unit * (1900 // len(unit))
            self.attack("a@" + run[:64] + "!", "a@" + run, "a@" + run + "!", "a@" + run + ".o1")

    def attack(self, *texts):
        for text in texts:
            try:
                self.solution.attempt("is_valid_address", text, timeout=SECONDS)
            except SolutionTimeout:
                self.attack_succeeded(f"{text[:30]!r}… ({len(text)} characters) kept the check busy")
