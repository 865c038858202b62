from html.parser import HTMLParser

from oracle import OracleCase, SolutionRaised

CALL = "evil7731()"


class Scripts(HTMLParser):
    """Collects what the page would run: event handlers and scripts that begin with our call."""

    def __init__(self, html):
        super().__init__()
        self.found, self.in_script = [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.in_script = tag == "script"
        for name, value in attributes:
            if name.startswith("on") and CALL in (value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data):
        if self.in_script and data.strip().startswith(CALL):
            self.found.append(f"<script>{data}")
        self.in_script = False


class Security(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", ["Floor lamp"])

    def search(self, text):
        try:
            page = self.solution.get_page("/search", query={"q": text}, app=self.app)
        except SolutionRaised:
            return
        if "html" not in (page.header("Content-Type") or "text/html"):
            return
        found = Scripts(page.text).found
        if found:
            self.attack_succeeded(f"the page runs {found[0]} for the text {text!r}")

    def test_the_text_adds_no_element(self):
        for element in (
            f"<script>{CALL}</script>",
            f"<ScRiPt >{CALL}</sCrIpT >",
            f"<img src=x onerror={CALL}>",
            f"<scr<script>ipt>{CALL}</scr</script>ipt>",
            f"<svg/onload={CALL}>",
        ):
            for before in ("", '">', "'>", "</title>"):
                self.search(before + element)

    def test_the_text_adds_no_attribute(self):
        for text in (f'" onfocus="{CALL}" x="', f"' onfocus='{CALL}' x='", f"x onfocus={CALL} "):
            self.search(text)
