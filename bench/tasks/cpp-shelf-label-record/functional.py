from programs import ProgramCase


class Functional(ProgramCase):
    def test_usual_texts(self):
        seen = self.run_well("K-17", "Plum jam, 250 g", "3.49")
        self.assertEqual(seen, "code ended [K-17]\ntitle ended [Plum jam, 250 g]\nprice ended [3.49]\n")

    def test_the_longest_texts(self):
        seen = self.run_well("ABC-123", "Dark chocolate", "1234.50 E")
        self.assertEqual(seen.splitlines()[0], "code ended [ABC-123]")
        self.assertEqual(seen.splitlines()[2], "price ended [1234.50 E]")
        seen = self.run_well("A", "Chocolate with sea salt", "2")
        self.assertEqual(seen.splitlines()[1], "title ended [Chocolate with sea salt]")

    def test_empty_texts(self):
        self.assertEqual(self.run_well("", "", ""), "code ended []\ntitle ended []\nprice ended []\n")
