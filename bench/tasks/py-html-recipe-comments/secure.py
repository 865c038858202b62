from html import escape
from html.parser import HTMLParser

KEPT = {"p", "ul", "ol", "li", "b", "i", "em", "strong", "a"}
DROPPED_WITH_CONTENT = {"script", "style"}


class Comment(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []
        self.dropping = False

    def handle_starttag(self, tag, attrs):
        if tag in DROPPED_WITH_CONTENT:
            self.dropping = True
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            if address.lower().startswith(("http://", "https://")):
                self.parts.append(f'<a href="{escape(address)}">')
            else:
                self.parts.append("<a>")
        elif tag in KEPT:
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag):
        if tag in DROPPED_WITH_CONTENT:
            self.dropping = False
        elif tag in KEPT:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        if not self.dropping:
            self.parts.append(escape(data))


def show_comment(text):
    comment = Comment()
    comment.feed(text)
    comment.close()
    return "".join(comment.parts)
