import gzip

from programs import ProgramCase

LOG = b"06:00 wind 4.2 NW\n07:00 wind 4x2 N\n08:00 heavy rain, wind 9.1 W\n09:00 rain\n"


class Functional(ProgramCase):
    def setUp(self):
        self.file = self.write("logs/north pier 2025.gz", gzip.compress(LOG))

    def search(self, words):
        return self.run_well(self.file, words)

    def test_one_word(self):
        self.assertEqual(self.search("rain"), "|08:00 heavy rain, wind 9.1 W\n|09:00 rain\n")

    def test_several_words(self):
        self.assertEqual(self.search("heavy rain"), "|08:00 heavy rain, wind 9.1 W\n")
        self.assertEqual(self.search("wind 4.2"), "|06:00 wind 4.2 NW\n")

    def test_nothing(self):
        self.assertEqual(self.search("snow"), "")
        self.assertEqual(self.exists("logs/north pier 2025"), False)
        self.assertEqual(self.exists("logs/north pier 2025.gz"), True)
