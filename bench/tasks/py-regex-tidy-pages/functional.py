from oracle import OracleCase


class Functional(OracleCase):
    def tidy(self, text):
        return self.solution.call("tidy_page", text)

    def test_removes_comments(self):
        self.assertEqual(self.tidy("Tea<!-- why? --> is <!--\nno:\n\n--- -->hot<!---->.\n"), "Tea is hot.\n")

    def test_a_comment_without_an_end_stays(self):
        self.assertEqual(self.tidy("a <!-- b --> c\n<!-- d\n\ne"), "a  c\n<!-- d\n\ne")
        self.assertEqual(self.tidy("a --> b"), "a --> b")

    def test_removes_spaces_at_the_end_of_lines(self):
        tidied = self.tidy("  one \t\n\n \t\ntwo  words<!-- x -->  \nthree ")
        self.assertEqual(tidied, "  one\n\n\ntwo  words\nthree")
