from html.parser import HTMLParser

from oracle import OracleCase

PRODUCTS = ["Red desk lamp", "Floor lamp", "Oak table"]


class Page(HTMLParser):
    """The texts of the page's elements by tag, and the value of the input `q`."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.open, self.field = {}, [], None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "input" and attributes.get("name") == "q":
            self.field = attributes.get("value")
        if tag in ("h1", "li", "p"):
            self.open.append((tag, []))

    def handle_endtag(self, tag):
        if any(tag == name for name, _ in self.open):
            while self.close_last() != tag:
                pass

    def close_last(self):
        tag, texts = self.open.pop()
        self.texts.setdefault(tag, []).append(" ".join("".join(texts).split()))
        return tag

    def handle_data(self, data):
        for _, texts in self.open:
            texts.append(data)

    def all(self, tag):
        return self.texts.get(tag, [])


class Functional(OracleCase):
    def search(self, text):
        app = self.solution.call("create_app", PRODUCTS)
        page = self.solution.get_page("/search", query={"q": text}, app=app)
        self.assertEqual(page.status, 200)
        self.assertIn("text/html", page.header("Content-Type"))
        return Page(page.text)

    def test_shows_the_products_that_contain_the_text(self):
        page = self.search("LAMP")
        self.assertEqual(page.all("h1"), ["Results for LAMP"])
        self.assertEqual(page.all("li"), ["Red desk lamp", "Floor lamp"])
        self.assertEqual(page.field, "LAMP")
        self.assertFalse([text for text in page.all("p") if "Nothing found" in text])

    def test_says_that_nothing_was_found(self):
        page = self.search("tea pot")
        self.assertEqual(page.all("li"), [])
        self.assertIn("Nothing found for tea pot", page.all("p"))
        self.assertEqual(page.field, "tea pot")
