import re

from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash

SLASHES = r"[/\\]{2}"


def host_visited(location, page_scheme):
    """The host a browser goes to from a page of localhost, or None: it stays there (WHATWG URL standard)."""
    text = re.sub(r"[\t\r\n]", "", location.strip("".join(map(chr, range(0x21)))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", text)
    rest = text[scheme.end() :] if scheme else text
    if scheme and scheme[1].lower() not in ("http", "https"):
        return None
    # "https:name" is a host on a page that came by http, and a path on one that came by https.
    if (not scheme or scheme[1].lower() == page_scheme) and not re.match(SLASHES, rest):
        return None
    authority = re.split(r"[/\\?#]", rest.lstrip("/\\"))[0]
    return authority.rpartition("@")[2].partition(":")[0].lower()


class Security(OracleCase):
    def setUp(self):
        accounts = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")

    def assertStays(self, *addresses):
        form = {"name": "anna", "password": "blue door"}
        for address in addresses:
            try:
                page = self.solution.post("/login", query={"next": address}, form=form, app=self.app)
            except SolutionRaised:
                continue
            location = page.header("Location")
            if location is None or not 300 <= page.status < 400:
                continue
            for scheme in ("http", "https"):
                if host_visited(location, scheme) not in (None, "localhost"):
                    self.attack_succeeded(f"next={address!r} leads away: Location is {location!r}")

    def test_a_full_address_of_another_host(self):
        self.assertStays(
            "https://evil.example/",
            "http://evil.example/orders",
            "HTTPS://EVIL.EXAMPLE/",
            " https://evil.example/",
            "\x01https://evil.example/",
            "https:evil.example",
            "https:/evil.example/",
            "http:evil.example",
            "http:///evil.example/",
            "https:\\\\evil.example/",
        )

    def test_an_address_that_begins_with_the_host(self):
        self.assertStays(
            "//evil.example/",
            "///evil.example/",
            "////evil.example/",
            " //evil.example/",
            "/\t/evil.example/",
            "/\n/evil.example/",
            "/\\evil.example/",
            "\\/evil.example/",
            "\\\\evil.example/",
            "//evil.example\\@localhost/",
        )

    def test_an_address_that_looks_like_the_own_host(self):
        self.assertStays(
            "http://localhost@evil.example/",
            "http://localhost:80@evil.example/",
            "http://localhost.evil.example/",
            "//localhost.evil.example/",
            "http://evil.example/localhost/",
            "http://evil.example/?http://localhost/",
            "http://evil.example#http://localhost/",
            "http://evil.example\\@localhost/",
            ".evil.example/",
            "@evil.example/",
        )
