from programs import ProgramCase

BOOKS = ("Green Tea", "Ann", "The tea house", "Bo Lund", "Rivers", "Cy")
PAGE = """<!DOCTYPE html>
<html><head><title>Books</title></head><body>
<h1>Books with {q}</h1>
<form action="/books"><input name="q" value="{q}"></form>
{list}
</body></html>
"""


class Functional(ProgramCase):
    def page(self, query, *books):
        text = self.run_well(*books, env={"QUERY_STRING": query}).replace("\r\n", "\n")
        head, _, page = text.partition("\n\n")
        self.assertEqual(head.strip(), "Content-Type: text/html; charset=utf-8")
        return page.strip() + "\n"

    def test_finds_books(self):
        wanted = '<ul>\n<li title="Ann">Green Tea</li>\n<li title="Bo Lund">The tea house</li>\n</ul>'
        self.assertEqual(self.page("lang=en&q=TEA", *BOOKS), PAGE.format(q="TEA", list=wanted))

    def test_decodes_the_query(self):
        wanted = '<ul>\n<li title="Bo Lund">The tea house</li>\n</ul>'
        self.assertEqual(self.page("q=tea+%68ous&lang=en", *BOOKS), PAGE.format(q="tea hous", list=wanted))

    def test_nothing_found(self):
        wanted = "<p>Nothing found.</p>"
        self.assertEqual(self.page("q=sea%21", *BOOKS), PAGE.format(q="sea!", list=wanted))
        self.assertEqual(self.page("", *BOOKS).count("<li "), 3)
