from programs import ProgramCase


class Functional(ProgramCase):
    def script(self, *words):
        return self.run_well("script", *words)

    def test_timers_in_order(self):
        said = self.script("every", "2", "soup", "every", "1", "salad", "tick", "4")
        self.assertEqual(said, "1\n2\nsalad\n-\nsoup\nsalad\n-\nsalad\n-\nsoup\nsalad\n-\n")

    def test_cancel(self):
        said = self.script(
            "every", "1", "soup", "every", "3", "cake", "tick", "2", "cancel", "1", "cancel", "9",
            "tick", "1", "every", "1", "tea", "tick", "1",
        )  # fmt: skip
        self.assertEqual(said, "1\n2\nsoup\n-\nsoup\n-\ncake\n-\n3\ntea\n-\n")

    def test_no_timers(self):
        said = self.script("tick", "2", "every", "1", "soup", "cancel", "1", "tick", "1")
        self.assertEqual(said, "-\n-\n1\n-\n")
