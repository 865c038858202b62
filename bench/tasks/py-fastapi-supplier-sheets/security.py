from oracle import OracleCase, SolutionRaised

SECRET = "settings-of-the-time-clock-7731"


class Security(OracleCase):
    """`clock` is another server in the workshop's network, which visitors must not reach."""

    def setUp(self):
        self.sheets = {}
        self.supplier = self.serve_http(self.sheets, (200, {"Content-Type": "text/plain"}, b"a data sheet"))
        self.clock = self.serve_http(fallback=(200, {"Content-Type": "text/plain"}, SECRET.encode()))
        self.there = f"127.0.0.1:{self.clock.port}"
        self.app = self.solution.call("create_app", self.supplier.url)

    def ask(self, path):
        for page in ("/sheet", "/sheet/size"):
            try:
                answer = self.solution.get_page(page, query={"path": path}, app=self.app)
            except SolutionRaised:
                continue
            self.assertNotLeaked(SECRET, answer)
            if self.clock.requests:
                self.attack_succeeded(f"{page} with the path {path!r} sent a request to another server")

    def test_what_follows_an_at_sign_is_not_the_server(self):
        for path in (
            f"@{self.there}/",
            f".example@{self.there}/",
            f":80@{self.there}/p7.txt",
            f"@localhost:{self.clock.port}/",
            f"/@{self.there}/",
            f"\\@{self.there}/",
        ):
            self.ask(path)

    def test_a_path_with_two_slashes_is_not_the_server(self):
        for path in (f"//{self.there}/", f"///{self.there}/", f"/\\{self.there}/", f"\\\\{self.there}/"):
            self.ask(path)

    def test_an_address_is_not_a_path(self):
        url = self.supplier.url
        for path in (
            f"http://{self.there}/",
            f"HTTP://{self.there}/",
            f" http://{self.there}/",
            f"http:{self.there}/",
            f"{url}@{self.there}/",
            f"http://{self.there}/?{url}",
            f"file://{self.write('clock.txt', SECRET)}",
        ):
            self.ask(path)

    def test_a_redirect_of_the_supplier_is_not_followed_to_another_server(self):
        """The catalogue links to the makers of the pumps, by a page that redirects to any address."""
        for status in (301, 302, 303, 307, 308):
            self.sheets["/makers"] = (status, {"Location": f"http://{self.there}/"}, b"")
            self.ask(f"/makers?to=http://{self.there}/")
