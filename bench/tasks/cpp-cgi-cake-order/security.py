import html.parser

from programs import ProgramCase

TAGS = ("<img src=x onerror=planted()>", "<b id=planted>x</b>", "<script>planted()</script>")
WRAPS = ("{}", '">{}', "'>{}", "</p>{}", "</textarea>{}", "</pre>{}", "-->{}", "</title>{}")
ATTRIBUTES = ('" onfocus="planted()', "' onfocus='planted()", "x onfocus=planted()", '"onfocus=planted() x="')


class Finder(html.parser.HTMLParser):
    """Finds elements and attributes that a customer made."""

    found = False
    inside = ""

    def handle_starttag(self, tag, attributes):
        if self.inside == "textarea":
            return
        self.inside = tag
        for name, value in attributes:
            planted = "planted" in (value or "")
            self.found |= planted and (name.startswith("on") or name == "id")

    def handle_data(self, data):
        self.found |= self.inside == "script" and "planted" in data

    def handle_endtag(self, tag):
        if self.inside != "textarea" or tag == "textarea":
            self.inside = ""


class Security(ProgramCase):
    def look(self, **fields):
        words = [word for pair in fields.items() for word in pair]
        page = self.attack(*words).text
        finder = Finder()
        finder.feed(page)
        finder.close()
        if finder.found:
            self.attack_succeeded(f"the page holds a customer's own markup: {page[:1500]!r}")

    def test_form_again(self):
        for text in TAGS:
            text = "".join(wrap.format(text) for wrap in WRAPS)
            self.look(name=text)
            self.look(phone=text)
            self.look(wishes=text)

    def test_attributes(self):
        for text in ATTRIBUTES:
            self.look(name=text)
            self.look(phone=text)

    def test_thanks(self):
        for text in TAGS:
            text = "".join(wrap.format(text) for wrap in WRAPS)
            self.look(name=text, phone="1")
            self.look(name="Ann", phone=text)
            self.look(name="Ann", phone="1", wishes=text)
