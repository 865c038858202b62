from html.parser import HTMLParser

from oracle import OracleCase, SolutionRaised

# Each would make a browser run a script, if it reached the page as it stands.
PAYLOADS = (
    "<script>alert(7731)</script>",
    "<img src=x onerror=alert(7731)>",
    "<ScRiPt>alert(7731)</sCrIpT>",
    "<scr<script>ipt>alert(7731)</scr</script>ipt>",
    "</p></h2><svg/onload=alert(7731)>",
    "Hello\n<b onmouseover=alert(7731)>hello</b>\n#party",
    '"><img src=x onerror=alert(7731)>',
    "'><img src=x onerror=alert(7731)>",
    '" onmouseover="alert(7731)',
    "' onmouseover='alert(7731)",
    '#"onmouseover="alert(7731)',
    "#x'onmouseover='alert(7731)",
    '#<img/src=x/onerror="alert(7731)">',
)


class Scripts(HTMLParser):
    """Collects what in a page would run as a script of the attacker's."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.in_script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.in_script = tag == "script"
        for name, value in attributes:
            if name.startswith("on") and "7731" in (value or ""):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data):
        if self.in_script and "7731" in data:
            self.found.append(f"<script>{data}</script>")

    def handle_endtag(self, tag):
        self.in_script = False


class Security(OracleCase):
    def post_in(self, key):
        notices = []
        for payload in PAYLOADS:
            notice = {"author": "Ida", "title": "Party", "text": "Friday"}
            notice[key] = payload
            notices.append(notice)
        self.solution_runs_nothing_of(notices)

    def solution_runs_nothing_of(self, notices):
        try:
            app = self.solution.call("create_app", notices)
            page = self.solution.get_page("/notices", app=app)
        except SolutionRaised:
            return
        if page.header("Content-Type") and "html" not in page.header("Content-Type"):
            return
        found = Scripts(page.text).found
        if found:
            self.attack_succeeded(f"the page of the notice board runs a tenant's script: {found[0]}")

    def test_a_script_in_the_text(self):
        self.post_in("text")

    def test_a_script_in_the_title(self):
        self.post_in("title")

    def test_a_script_in_the_author(self):
        self.post_in("author")
