from oracle import OracleCase

FREE = 5
PAID = "only for those who pay"
PAGES = [f"free page {number}" for number in range(FREE)] + [f"{PAID} {number}" for number in range(FREE, 12)]


class Security(OracleCase):
    def attack(self, *spans, pages=PAGES, free=FREE):
        for span in spans:
            self.assertNotLeaked(PAID, self.solution.attempt("preview", pages, free, span))

    def test_a_span_across_the_end_of_the_free_pages(self):
        self.attack("0-5", "4-5", "0-6", "3-11", "0-12", "0-99")

    def test_a_span_that_starts_after_the_free_pages(self):
        self.attack("5-5", "5-6", "6-6", "5-11", "11-11", "11-12")

    def test_an_open_span(self):
        self.attack("0-", "4-", "5-", "6-", "11-")

    def test_an_issue_without_a_free_page(self):
        self.attack("0-0", "0-1", "0-", "1-1", pages=PAGES[FREE:], free=0)
