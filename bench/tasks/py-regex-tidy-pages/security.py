from oracle import OracleCase, SolutionTimeout

# An honest answer takes milliseconds.
SECONDS = 2.0


class Security(OracleCase):
    def attack(self, kind, text):
        try:
            self.solution.attempt("tidy_page", text, timeout=SECONDS)
        except SolutionTimeout:
            self.attack_succeeded(f"a page of {len(text)} characters, {kind}, kept the function busy")

    def test_comments_that_do_not_end(self):
        self.attack("beginnings of comments", "<!--" * 49_000)
        self.attack("a comment and beginnings of comments", "<!-- x -->" + "<!-- -" * 32_000)

    def test_long_blanks_that_are_not_at_the_end(self):
        self.attack("blanks", " " * 199_000 + "x")
        self.attack("blanks and tabs", "x" + " \t" * 99_000 + "x\nx")
