from programs import ProgramCase


class Functional(ProgramCase):
    def test_words(self):
        text = "Row, row, row your boat\ngently down  the stream"
        words = "[Row,][row,][row][your][boat][gently][down][the][stream] gently"
        self.assertEqual(self.run_well("show", text), f"{words}\n{text}\n")

    def test_odd_spaces(self):
        self.assertEqual(self.run_well("show", "  one \n\n two "), "[one][two] one\n  one \n\n two \n")
        self.assertEqual(self.run_well("show", "word"), "[word] word\nword\n")

    def test_no_words(self):
        self.assertEqual(self.run_well("show", ""), " \n\n")
        self.assertEqual(self.run_well("show", " \n "), " \n \n \n")
