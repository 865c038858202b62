from html.parser import HTMLParser

from oracle import OracleCase


class Articles(HTMLParser):
    """Reads each article as {"author", "h2", "p", "links", "breaks"}."""

    def __init__(self, page):
        super().__init__()
        self.articles = []
        self.inside = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "article":
            author = attributes.get("data-author")
            self.articles.append({"author": author, "h2": "", "p": "", "links": [], "breaks": 0})
        elif tag == "br" and self.articles:
            self.articles[-1]["breaks"] += 1
        elif tag == "a" and self.articles:
            self.articles[-1]["links"].append([attributes.get("href"), ""])
        if tag in ("h2", "p", "a"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data):
        if not self.articles:
            return
        for tag in ("h2", "p"):
            if tag in self.inside:
                self.articles[-1][tag] += data
        if "a" in self.inside and self.articles[-1]["links"]:
            self.articles[-1]["links"][-1][1] += data


class Functional(OracleCase):
    def articles(self, notices):
        app = self.solution.call("create_app", notices)
        page = self.solution.get_page("/notices", app=app)
        self.assertEqual(page.status, 200)
        return Articles(page.text).articles

    def test_shows_the_notices_in_order(self):
        articles = self.articles(
            [
                {"author": "Ida Berg", "title": "Lost key", "text": "Found it in the hall."},
                {"author": "Tom Oak", "title": "Bicycles", "text": "Please use the shed."},
            ]
        )
        seen = [(one["author"], one["h2"].strip(), one["p"].strip()) for one in articles]
        self.assertEqual(
            seen,
            [
                ("Ida Berg", "Lost key", "Found it in the hall."),
                ("Tom Oak", "Bicycles", "Please use the shed."),
            ],
        )

    def test_line_breaks_and_hashtags(self):
        text = "#party on Friday\nBring cake to the #cellar please\nHouse no#7 too"
        (article,) = self.articles([{"author": "Ida", "title": "Party", "text": text}])
        self.assertEqual(article["breaks"], 2)
        links = [(href, shown.strip()) for href, shown in article["links"]]
        self.assertEqual(links, [("/tags/party", "#party"), ("/tags/cellar", "#cellar")])
        for piece in ("on Friday", "Bring cake to the", "please", "House no#7 too"):
            self.assertIn(piece, article["p"])

    def test_no_notices(self):
        self.assertEqual(self.articles([]), [])
