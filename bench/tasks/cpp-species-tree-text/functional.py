from programs import ProgramCase


class Functional(ProgramCase):
    def tree(self, text):
        return self.run_well(1, text)

    def test_trees(self):
        carnivore = "carnivore <lion> <tiger> <canine <dog> <wolf>>\n"
        self.assertEqual(self.tree("(lion,tiger,(dog,wolf)canine)carnivore;"), carnivore)
        self.assertEqual(self.tree("H2;"), "H2\n")
        self.assertEqual(self.tree("(((a)b)c)d;"), "d <c <b <a>>>\n")

    def test_other_texts(self):
        for text in ("", "lion", "(lion,tiger)cat", "(lion,)cat;", "(lion;cat;", "lion;tiger;", "big cat;"):
            self.assertEqual(self.tree(text), "none\n")
