import sqlite3
from html.parser import HTMLParser

from oracle import OracleCase


class Page(HTMLParser):
    """The texts of the page's elements, as (tag, text), and its links, as (href, text)."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.links, self._open = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self._open.append([tag, dict(attrs), ""])

    def handle_data(self, data):
        for element in self._open:
            element[2] += data

    def handle_endtag(self, tag):
        while any(element[0] == tag for element in self._open):
            name, attributes, text = self._open.pop()
            self.elements.append((name, text.strip()))
            if name == "a":
                self.links.append((attributes.get("href"), text.strip()))
            if name == tag:
                break


class Functional(OracleCase):
    def setUp(self):
        db = self.path("comments.db")
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE comments(id INTEGER PRIMARY KEY, author TEXT, body TEXT)")
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def comment(self, author, body):
        page = self.solution.post("/comments", form={"author": author, "body": body}, app=self.app)
        self.assertIn(page.status, (301, 302, 303, 307, 308))
        self.assertTrue(page.header("Location").endswith("/comments"))

    def page(self):
        page = self.solution.get_page("/comments", app=self.app)
        self.assertEqual(page.status, 200)
        return Page(page.text)

    def test_shows_the_comments_in_order(self):
        self.comment("Anna", "Needs more salt.")
        self.comment("Jörg & Bo", "Lovely with figs")
        elements = self.page().elements
        self.assertEqual([text for tag, text in elements if tag == "h3"], ["Anna", "Jörg & Bo"])
        bodies = [("p", "Needs more salt."), ("p", "Lovely with figs")]
        self.assertEqual([element for element in elements if element in bodies], bodies)
        self.assertEqual([tag for tag, _ in elements].count("article"), 2)

    def test_shows_the_formatting(self):
        self.comment("Anna", "Use <b>two</b> eggs and <i>cold</i> butter")
        elements = self.page().elements
        self.assertIn(("b", "two"), elements)
        self.assertIn(("i", "cold"), elements)
        self.assertIn(("p", "Use two eggs and cold butter"), elements)

    def test_shows_a_link(self):
        self.comment("Bo", 'I bake it with <a href="https://bread.example/rye">rye</a> instead')
        self.assertIn(("https://bread.example/rye", "rye"), self.page().links)
