from html.parser import HTMLParser

from oracle import OracleCase


class Page(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe", "svg", "object"):
            self.found.append(f"an element <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"<{tag}> with {name}={value!r}")


class Security(OracleCase):
    def show(self, title="Sea", caption="Low tide", photographer="Maren"):
        picture = {"file": "0417.jpg", "caption": caption, "photographer": photographer}
        answer = self.solution.attempt("gallery_page", title, [picture]).value
        if isinstance(answer, str):
            for found in Page(answer).found:
                self.attack_succeeded(f"{(title, caption, photographer)!r} put {found} into the page")

    def test_a_member_brings_no_element(self):
        for text in (
            "<script>steal()</script>",
            "</cite><SCRIPT src=//evil.example/x.js></SCRIPT>",
            "<img src=x onerror=steal()>",
            "<svg/onload=steal()>",
            "<a href='javascript:steal()'>more</a>",
            "<<b>script>steal()<</b>/script>",
        ):
            self.show(caption=text)
            self.show(photographer=text)

    def test_a_caption_brings_no_attribute(self):
        for text in (
            '" onmouseover="steal()',
            "' onmouseover='steal()",
            "tide onmouseover=steal()",
            '"><script>steal()</script>',
        ):
            self.show(caption=text)

    def test_a_title_does_not_end_the_title(self):
        self.show(title="Sea</title><script>steal()</script>")
        self.show(title="Sea<img src=x onerror=steal()>")
