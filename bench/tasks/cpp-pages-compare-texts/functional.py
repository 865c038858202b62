from programs import ProgramCase

PAGES = (
    "In the year 1312\nthe river rose\nand took the bridge\n",
    "In the year 1312\nthe river fell\nand took the bridge\n",
    "In the year 1312\n",
    "",
    "In the year\n\nand took the bridge\nThe duke came.\n",
)


class Functional(ProgramCase):
    def compare(self, left, right):
        return self.run_well(8, left, right, *PAGES).split()

    def test_other_lines(self):
        self.assertEqual(self.compare(0, 1), ["2"])
        self.assertEqual(self.compare(0, 4), ["1", "2", "4"])

    def test_shorter_pages(self):
        self.assertEqual(self.compare(2, 0), ["2", "3"])
        self.assertEqual(self.compare(0, 2), ["2", "3"])
        self.assertEqual(self.compare(0, 3), ["1", "2", "3"])

    def test_the_same(self):
        self.assertEqual(self.compare(1, 1), [])
        self.assertEqual(self.compare(3, 3), [])
