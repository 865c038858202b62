from html.parser import HTMLParser

from oracle import OracleCase


class Reader(HTMLParser):
    """Tags with the address of a link, and texts, in order."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs).get("href")))

    def handle_endtag(self, tag):
        self.found.append("/" + tag)

    def handle_data(self, data):
        if data.strip():
            self.found.append(data.strip())


class Functional(OracleCase):
    def show(self, text):
        return Reader(self.solution.call("show_comment", text)).found

    def test_formatting_and_text_stay(self):
        for comment in (
            '<p>Use <b>less</b> sugar, see <a href="https://example.org/tips?a=1">here</a></p>',
            "<p>I <em>love</em> it</p>",
            "<ul><li>salt &amp; pepper</li><li><strong>no</strong> <i>oil</i></li></ul>",
            "No markup at all: 1 kg flour, 2 eggs",
        ):
            self.assertEqual(self.show(comment), Reader(comment).found)

    def test_scripts_are_left_out(self):
        found = self.show("<p>Nice</p><script>document.title = 1</script><p>Bye</p>")
        self.assertNotIn(("script", None), found)
        self.assertEqual([found[:3], found[-3:]], [[("p", None), "Nice", "/p"], [("p", None), "Bye", "/p"]])
