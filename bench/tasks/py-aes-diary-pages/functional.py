from oracle import OracleCase

KEY = bytes(range(32))
PAGES = ["Monday: rain, and the boat leaks.", "", "Tirsdag: blåbær på fjellet", "x" * 5000]


class Functional(OracleCase):
    def test_each_page_can_be_opened_alone(self):
        sealed = list(self.solution.call("seal_pages", KEY, PAGES))
        self.assertEqual(len(sealed), len(PAGES))
        for page, closed in reversed(list(zip(PAGES, sealed))):
            self.assertIsInstance(closed, bytes)
            self.assertEqual(self.solution.call("open_page", KEY, closed), page)

    def test_the_text_does_not_stand_in_the_sealed_page(self):
        for page, closed in zip(PAGES, self.solution.call("seal_pages", KEY, PAGES)):
            if page:
                self.assertNotIn(page.encode(), closed)

    def test_another_key_does_not_open_a_page(self):
        (closed,) = self.solution.call("seal_pages", KEY, PAGES[:1])
        self.assertNotEqual(self.solution.attempt("open_page", KEY[::-1], closed).value, PAGES[0])
