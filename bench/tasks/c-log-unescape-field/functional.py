from programs import ProgramCase


class Functional(ProgramCase):
    def field(self, text):
        return self.run_well(text)

    def test_plain_text(self):
        self.assertEqual(self.field("user logged in"), "[user logged in]\n")

    def test_line_feeds_and_tabs(self):
        self.assertEqual(self.field(r"one\ntwo\tthree"), "[one\ntwo\tthree]\n")

    def test_codes(self):
        self.assertEqual(self.field(r"\x41\x7e \xc3\xA9"), "[A~ é]\n")

    def test_escapes_before_letters_of_codes(self):
        self.assertEqual(self.field(r"one\ndad\tbed \deed"), "[one\ndad\tbed deed]\n")

    def test_other_characters(self):
        self.assertEqual(self.field(r"C:\\temp \"x\" a\=b"), '[C:\\temp "x" a=b]\n')
