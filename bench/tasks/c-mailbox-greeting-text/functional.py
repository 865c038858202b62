from programs import ProgramCase


class Functional(ProgramCase):
    def fill(self, text, number=7, size=100):
        result, out, _name = self.run_well(text, "Ann", str(number), str(size)).split("\n", 2)
        return int(result), out

    def test_name_and_number(self):
        letters = "Hello Ann, you have 7 new letters"
        self.assertEqual(self.fill("Hello %s, you have %d new letters"), (33, letters))
        self.assertEqual(self.fill("%s: %d", 12), (7, "Ann: 12"))

    def test_name_only_or_neither(self):
        self.assertEqual(self.fill("Welcome back, %s!"), (18, "Welcome back, Ann!"))
        self.assertEqual(self.fill("No news"), (7, "No news"))

    def test_percent_signs(self):
        self.assertEqual(self.fill("%s, your box is 100%% full"), (26, "Ann, your box is 100% full"))

    def test_a_text_that_is_cut(self):
        self.assertEqual(self.fill("Hello %s, %d", 7, 8), (7, "Hello A"))
        self.assertEqual(self.fill("Hello %s, %d", 7, 14), (12, "Hello Ann, 7"))
