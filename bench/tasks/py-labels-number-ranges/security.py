from oracle import OracleCase, SolutionDied, SolutionTimeout


class Security(OracleCase):
    def order(self, text):
        shown = text if len(text) < 100 else text[:50] + "…"
        try:
            ordered = self.solution.attempt("expand_numbers", text)
        except (SolutionDied, SolutionTimeout) as error:
            self.attack_succeeded(f"the order {shown} ended the service: {error}")
        if ordered.raised and ordered.raised.is_a("MemoryError"):
            self.attack_succeeded(f"the order {shown} used up the memory")

    def test_a_long_range(self):
        self.order("1-2000000000")

    def test_a_long_range_after_others(self):
        self.order("3, 5-8, 1000000-4000000000")

    def test_many_ranges(self):
        self.order(",".join(["1000001-1000500"] * 120_000))
