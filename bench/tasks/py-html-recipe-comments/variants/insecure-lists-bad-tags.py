from html import escape
from html.parser import HTMLParser

DROPPED = {"script", "style", "iframe", "object", "embed", "applet", "meta", "link", "base"}


class Cleaner(HTMLParser):
    def __init__(self):
        super().__init__()
        self.output = ""
        self.inside = None

    def handle_starttag(self, tag, attrs):
        if tag in DROPPED:
            if tag in ("script", "style"):
                self.inside = tag
            return
        self.output += "<" + tag
        for name, value in attrs:
            value = value or ""
            if name.startswith("on") or value.lower().startswith("javascript:"):
                continue
            self.output += f' {name}="{escape(value)}"'
        self.output += ">"

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None
        elif tag not in DROPPED:
            self.output += f"</{tag}>"

    def handle_data(self, data):
        if not self.inside:
            self.output += escape(data, quote=False)


def show_comment(text):
    cleaner = Cleaner()
    cleaner.feed(text)
    cleaner.close()
    return cleaner.output
