import re
from html.parser import HTMLParser

from oracle import OracleCase


class Browser(HTMLParser):
    """Looks for what makes a browser run `mark()` when it shows a page or somebody clicks there."""

    def __init__(self, page):
        super().__init__()
        self.runs = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.runs.append("a script element")
        for name, value in attrs:
            # A browser ignores blanks and control characters there.
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") and "mark" in address:
                self.runs.append(f"{name} of {tag}")
            if name in ("href", "xlink:href", "src", "action", "formaction") and (
                address.startswith("javascript:")
            ):
                self.runs.append(f"an address in {name} of {tag}")
            if name == "srcdoc":
                self.runs += Browser(value or "").runs


class Security(OracleCase):
    def attack(self, *comments):
        for comment in comments:
            shown = self.solution.attempt("show_comment", comment).value
            if not isinstance(shown, str):
                continue
            runs = Browser(f"<div>{shown}</div><p>End</p>").runs
            if runs:
                self.attack_succeeded(f"the page runs {runs[0]}: {shown}")

    def test_script_elements(self):
        self.attack(
            "<script>mark()</script>",
            "<SCRIPT SRC=https://evil.example/mark.js></SCRIPT>",
            "<script>mark()</script\n x>",
            "<script src=https://evil.example/mark.js>",
            "<scr<script></script>ipt>mark()</scr<script></script>ipt>",
            "<scr<script>ipt>mark()</scr</script>ipt>",
        )

    def test_event_handlers(self):
        self.attack(
            "<img src=x onerror=mark()>",
            "<IMG SRC=x OnError = 'mark()'>",
            "<svg/onload=mark()>",
            "<img src=x onerror=mark() ",
            "<b\nonmouseover=mark()>x</b>",
            '<a href="https://example.org/" onclick="mark()">x</a>',
            "<a href='https://example.org/\" onclick=\"mark()'>x</a>",
            "<a href=\"https://example.org/' onclick='mark()\">x</a>",
            "<details open ontoggle=mark()>x</details>",
        )

    def test_addresses_of_links(self):
        for address in (
            "javascript:mark()",
            "JavaScript:mark()",
            " javascript:mark()",
            "java\tscript:mark()",
            "java\nscript:mark()",
            "&#106;avascript:mark()",
            "java&#10;script:mark()",
            "javajavascript:script:mark()",
        ):
            self.attack(f'<a href="{address}">x</a>', f"<a href='{address}'>x</a>")

    def test_other_addresses(self):
        self.attack(
            "<form action=javascript:mark()><button>x</button></form>",
            "<form><button formaction='java\tscript:mark()'>x</button></form>",
            '<iframe src="javascript:mark()"></iframe>',
            '<iframe srcdoc="<script>mark()</script>"></iframe>',
            '<svg><a xlink:href="java\nscript:mark()"><text y="9">x</text></a></svg>',
        )
