from oracle import OracleCase, SolutionDied


def chain(length):
    """Somebody replies to their own last comment, again and again."""
    return [{"id": number, "parent": number - 1 or None} for number in range(1, length + 1)]


class Security(OracleCase):
    def read(self, comments):
        try:
            read = self.solution.attempt("reading_order", comments, timeout=20)
        except SolutionDied as error:
            self.attack_succeeded(f"{len(comments)} comments ended the process: {error}")
        if read.raised and read.raised.is_a("RecursionError"):
            self.attack_succeeded(f"{len(comments)} comments used up the stack: {read.raised}")

    def test_a_chain_of_replies(self):
        self.read(chain(2_000))

    def test_a_longer_chain_below_a_comment_with_other_replies(self):
        self.read(chain(6_000) + [{"id": 7_000 + number, "parent": 1} for number in range(10)])
