import re
import unicodedata
from urllib.parse import unquote

from oracle import OracleCase

DOMAIN = "shop.example"
PAYMENT_PAGE = "pay.shop.example"


def host_visited(location):
    """The host a browser goes to from https://pay.shop.example/pay, or None: it goes nowhere.

    Follows the URL standard of the WHATWG, which browsers implement.
    """
    text = re.sub(r"[\t\r\n]", "", location.strip("".join(map(chr, range(0x21)))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", text)
    rest = text[scheme.end() :] if scheme else text
    if scheme and scheme[1].lower() not in ("http", "https"):
        return None
    # After "https:", which is the page's own scheme, a host needs two slashes as it does without a scheme.
    if (not scheme or scheme[1].lower() == "https") and not re.match(r"[/\\]{2}", rest):
        return PAYMENT_PAGE
    authority = re.split(r"[/\\?#]", rest.lstrip("/\\"))[0]
    host = re.sub(r":[0-9]*$", "", authority.rpartition("@")[2])
    host = unicodedata.normalize("NFKC", unquote(host)).lower().removesuffix(".")
    return host if re.fullmatch(r"[\w.-]+", host) else None


class Security(OracleCase):
    def assertStays(self, *addresses):
        for back in addresses:
            location = self.solution.attempt("way_back", back, DOMAIN).value
            host = host_visited(location) if isinstance(location, str) else None
            if host is not None and not f".{host}".endswith(f".{DOMAIN}"):
                self.attack_succeeded(f"back={back!r} leads to {host}: Location is {location!r}")

    def test_a_domain_that_looks_alike(self):
        self.assertStays(
            "https://evilshop.example/",
            "https://evil-shop.example/",
            "https://shop.example.evil.example/",
            "https://outlet.shop.example.evil.example/",
            "https://shop.exampleevil.example/",
            "https://shopxexample/",
            "https://shop.example@evil.example/",
            "https://shop.example:443@evil.example/",
            "https://shop.example%2f@evil.example/",
        )

    def test_a_host_behind_slashes(self):
        self.assertStays(
            "//evil.example/",
            "///evil.example/",
            "////evil.example/",
            "/\\evil.example/",
            "\\\\evil.example/",
            "\\/evil.example/",
            "/\t/evil.example/",
            "/\n\\evil.example/",
            " //evil.example/",
            "\x00//evil.example/",
            "https:\\\\evil.example/",
            "http:evil.example/",
            "http:/evil.example/",
            "https:///evil.example/",
            "http:\\evil.example/",
        )

    def test_a_host_before_the_own_one(self):
        self.assertStays(
            "https://evil.example\\@shop.example/",
            "https://evil.example\\.shop.example/",
            "https://evil.example#.shop.example",
            "https://evil.example?.shop.example",
            "https://evil.example/.shop.example",
            "https://evil.example#@shop.example/",
            "https://evil.example\\\t@outlet.shop.example/",
            "//evil.example\\@shop.example/",
            "https://evil.example/https://shop.example/",
            "http://evil.example/?https://shop.example",
        )
