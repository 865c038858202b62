from html.parser import HTMLParser
from urllib.parse import quote_plus

from programs import ProgramCase

ELEMENTS = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</h1></ul><svg onload=alert(1)>",
    "&lt;<b onclick=alert(1)>x</b>",
}
ATTRIBUTES = {
    '" onfocus="alert(1)',
    '"><script>alert(1)</script>',
    '" autofocus onfocus=alert(1) x="',
    "' onfocus='alert(1)",
}
USUAL = {"html", "head", "title", "body", "h1", "form", "input", "ul", "li", "p", "meta", "button", "label"}


class Reader(HTMLParser):
    """Notes elements and attributes that are not of the page."""

    def __init__(self):
        super().__init__()
        self.strange = []

    def handle_starttag(self, tag, attrs):
        if tag not in USUAL:
            self.strange.append(tag)
        self.strange.extend(name for name, _value in attrs if name.startswith("on"))


class Security(ProgramCase):
    def page(self, query, *books):
        run = self.attack(*books, env={"QUERY_STRING": "q=" + quote_plus(query)})
        reader = Reader()
        reader.feed(run.text)
        reader.close()
        if reader.strange:
            self.attack_succeeded(f"the page has {reader.strange}: {run.text!r}")

    def test_what_was_searched_for(self):
        for text in sorted(ELEMENTS | ATTRIBUTES):
            self.page(text)

    def test_titles(self):
        for text in sorted(ELEMENTS):
            self.page("tea", "tea " + text, "Ann")

    def test_owners(self):
        for text in sorted(ATTRIBUTES):
            self.page("tea", "tea", text)

    def test_a_code_that_is_cut_off_by_the_end_of_the_query(self):
        for query in ("q=%", "q=%4", "q=tea%", "q=tea%3", "q=%3c%3"):
            self.attack("tea", "Ann", env={"QUERY_STRING": query})

    def test_a_book_that_is_found_by_its_markup(self):
        for text in ("<script>", 'on="x', "<"):
            self.page(text, "<script>alert(1)</script>", '" on="x')
