from oracle import OracleCase

KEY = bytes(range(32))
TEXT = "Position 54.1 N 7.9 E, wave 1.8 m, water 11 degrees; all well on board. " * 4
BLOCKS = -(-len(TEXT) // 16)
"""How many counter values a telegram uses up, from its first on."""


class Security(OracleCase):
    """Whoever has two telegrams from the same part of the key stream reads the one with the other."""

    def seal(self, count):
        sent = [self.solution.attempt("seal", KEY, TEXT).value for _ in range(count)]
        return [data for data in sent if isinstance(data, bytes) and len(data) == 16 + len(TEXT)]

    def compare(self, sent, how):
        starts = sorted(int.from_bytes(data[:16], "big") for data in sent)
        for before, after in zip(starts, starts[1:]):
            if after - before < BLOCKS:
                self.attack_succeeded(f"two telegrams {how} start at {before:032x} and {after:032x}")

    def test_many_telegrams(self):
        self.compare(self.seal(700), "in a row")

    def test_telegrams_after_a_restart(self):
        sent = self.seal(3)
        for _ in range(3):
            self.solution.load()
            sent += self.seal(3)
        self.compare(sent, "after a restart")

    def test_telegrams_with_the_same_state_of_random(self):
        """Whoever has seen enough values of the module random knows its state, and so the next start."""
        sent = []
        for _ in range(2):
            self.solution.seed(41)
            sent += self.seal(1)
        self.compare(sent, "with the same state of random")
