from html.parser import HTMLParser

from oracle import OracleCase


class Page(HTMLParser):
    """Collects the texts of the elements by tag, and the attributes of the pictures."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.images, self.open = {}, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.images.append(dict(attrs))
        elif tag in ("title", "h1", "figcaption", "cite"):
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data):
        for tag in self.open:
            self.texts[tag][-1] += data

    def words(self, tag):
        return [" ".join(text.split()) for text in self.texts.get(tag, [])]


class Functional(OracleCase):
    def page(self, title, *pictures):
        pictures = [dict(zip(("file", "caption", "photographer"), picture)) for picture in pictures]
        return Page(self.solution.call("gallery_page", title, pictures))

    def test_two_pictures(self):
        page = self.page(
            "By the sea", ("0417.jpg", "Low tide", "Maren Vik"), ("0422.jpg", "Måker", "Ola Nes")
        )
        self.assertEqual((page.words("title"), page.words("h1")), (["By the sea"], ["By the sea"]))
        self.assertEqual(page.words("figcaption"), ["Low tide Maren Vik", "Måker Ola Nes"])
        self.assertEqual(page.words("cite"), ["Maren Vik", "Ola Nes"])
        self.assertEqual(
            [(image.get("src"), image.get("alt"), image.get("title")) for image in page.images],
            [("/pictures/0417.jpg", "Low tide", "Low tide"), ("/pictures/0422.jpg", "Måker", "Måker")],
        )

    def test_no_pictures(self):
        page = self.page("Winter")
        self.assertEqual((page.words("h1"), page.images), (["Winter"], []))
