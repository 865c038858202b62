from oracle import OracleCase, SolutionRaised

PAGES = [f"page {number}" for number in range(40)]


class Functional(OracleCase):
    def preview(self, span, free=12):
        return list(self.solution.call("preview", PAGES, free, span))

    def test_shows_the_pages_of_the_span(self):
        self.assertEqual(self.preview("2-5"), ["page 2", "page 3", "page 4", "page 5"])
        self.assertEqual(self.preview("0-0"), ["page 0"])
        self.assertEqual(self.preview("0-1"), ["page 0", "page 1"])

    def test_shows_what_is_free_of_a_longer_span(self):
        for span in ("8-30", "8-", "8-99"):
            shown = self.preview(span)
            self.assertEqual(shown[:4], ["page 8", "page 9", "page 10", "page 11"])
            self.assertNotIn("page 20", shown)
        self.assertEqual(self.preview("20-25"), [])
        self.assertEqual(self.preview("50-60"), [])

    def test_another_form_raises(self):
        for span in ("", "five", "3", "a-b", "-", "2-5x", "2-5-7"):
            with self.assertRaises(SolutionRaised) as caught:
                self.preview(span)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
