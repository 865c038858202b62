import sqlite3
from html.parser import HTMLParser

from oracle import OracleCase, SolutionRaised

MARK = "steal7731"


class Scripts(HTMLParser):
    """Collects what a browser would run, now or at a click or movement, and that holds the mark."""

    def __init__(self, text):
        super().__init__()
        self.found, self._in_script = [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self._in_script = tag == "script"
        for name, value in attrs:
            address = "".join((value or "").split()).lower()
            if MARK in (value or "") and (name.startswith("on") or address.startswith("javascript:")):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if self._in_script and MARK in data:
            self.found.append(f"<script>{data}")


class Security(OracleCase):
    def setUp(self):
        db = self.path("comments.db")
        connection = sqlite3.connect(db)
        connection.execute("CREATE TABLE comments(id INTEGER PRIMARY KEY, author TEXT, body TEXT)")
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def attack(self, body, author="Bo"):
        try:
            self.solution.post("/comments", form={"author": author, "body": body}, app=self.app)
            page = self.solution.get_page("/comments", app=self.app)
        except SolutionRaised:
            return
        found = Scripts(page.text).found
        if found:
            self.attack_succeeded(f"a comment brought script into the page: {found}")

    def test_elements_do_not_bring_script(self):
        for body in (
            f"<script>{MARK}()</script>",
            f"<SCRIPT >{MARK}()</SCRIPT>",
            f"<scr<script></script>ipt>{MARK}()</scr<script></script>ipt>",
            f"<img src=x onerror={MARK}()>",
            f"<svg/onload={MARK}()>",
        ):
            self.attack(body)

    def test_attributes_of_the_allowed_elements_do_not_bring_script(self):
        for body in (
            f'<b onmouseover="{MARK}()">look</b>',
            f'<i ONCLICK="{MARK}()">look</i>',
            f'<a href="https://bread.example" onclick="{MARK}()">look</a>',
            f"<a href=\"https://bread.example/'onclick='{MARK}()\">look</a>",
            f"<a href='https://bread.example/\"onclick=\"{MARK}()'>look</a>",
        ):
            self.attack(body)

    def test_addresses_of_links_do_not_bring_script(self):
        for address in (
            f"javascript:{MARK}()",
            f"JavaScript:{MARK}()",
            f" javascript:{MARK}()",
            f"java&#10;script:{MARK}()",
            f"javascript&colon;{MARK}()//https://",
        ):
            self.attack(f'<a href="{address}">look</a>')

    def test_neither_author_nor_an_unfinished_tag_bring_script(self):
        self.attack("hello", author=f"<img src=x onerror={MARK}()>")
        self.attack(f"<img src=x onerror={MARK}()//")
