from oracle import OracleCase, SolutionRaised

EVIL = "museum-tickets.example"


def host_of(location):
    """The host that a browser goes to, or None if it stays on the site."""
    text = "".join(sign for sign in location.strip("".join(map(chr, range(33)))) if sign not in "\t\r\n")
    text = text.replace("\\", "/")
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("http", "https"):
        # A browser skips any number of slashes here; with none, "http:x" means a path of this site.
        if scheme.lower() == "http" and not rest.startswith("//"):
            return None
        text = "//" + rest
    if not text.startswith("//"):
        return None
    host = text.lstrip("/")
    for end in "/?#":
        host = host.partition(end)[0]
    return host.rpartition("@")[2].partition(":")[0].lower() or None


class Security(OracleCase):
    def setUp(self):
        self.app = self.solution.call("create_app", ["de", "en"])

    def stays_here(self, address):
        try:
            page = self.solution.get_page("/language/en", query={"next": address}, app=self.app)
        except SolutionRaised:
            return
        for location in page.header_all("Location"):
            if host_of(location) not in (None, "localhost"):
                self.attack_succeeded(f"next={address!r} leads the visitor to {location}")

    def test_an_address_of_another_site(self):
        for address in (f"https://{EVIL}/", f"http://{EVIL}/", f"HTTP://{EVIL}", f"https:/{EVIL}/"):
            self.stays_here(address)

    def test_an_address_without_scheme(self):
        for address in (f"//{EVIL}/", f"///{EVIL}/", f"/\\{EVIL}/", f"\\\\{EVIL}/", f"/\t/{EVIL}/"):
            self.stays_here(address)

    def test_an_address_that_looks_like_the_site(self):
        for address in (
            f"http://localhost@{EVIL}/",
            f"http://localhost.{EVIL}/",
            f"http://{EVIL}/localhost",
            f"http://{EVIL}\\@localhost/",
            f"https:{EVIL}/halls/3",
            f" //{EVIL}/",
            f"https:///{EVIL}/",
        ):
            self.stays_here(address)
