import json

from oracle import OracleCase

SECRET = "keycode-of-the-office-5582"
PAGE = json.dumps({"offers": [{"id": 1, "place": SECRET}]}).encode()


class Security(OracleCase):
    def setUp(self):
        self.inside = self.serve_http(fallback=(200, {"Content-Type": "application/json"}, PAGE))
        self.inside_host = f"127.0.0.1:{self.inside.port}"
        self.pages = {"/": (200, {"Content-Type": "application/json"}, b'{"offers": []}')}
        self.company = self.serve_http(self.pages)
        self.company_host = f"127.0.0.1:{self.company.port}"

    def collect(self, start_url):
        seen = self.solution.attempt("all_offers", start_url, [self.company_host])
        if self.inside.requests:
            self.attack_succeeded(f"{start_url} led to a request to a server that is not configured")
        self.assertNotLeaked(SECRET, seen.value)

    def test_a_next_page_is_not_on_another_server(self):
        file = self.write("private/codes.json", PAGE)
        for address in (
            f"http://{self.inside_host}/codes",
            f"//{self.inside_host}/codes",
            f"http://localhost:{self.inside.port}/codes",
            f"http://{self.company_host}@{self.inside_host}/codes",
            f"http://{self.inside_host}/?{self.company_host}",
            f"http://{self.inside_host}#@{self.company_host}/",
            f"file://{file}",
        ):
            content = json.dumps({"offers": [], "next": address}).encode()
            self.pages["/start"] = (200, {"Content-Type": "application/json"}, content)
            self.collect(f"{self.company.url}/start")

    def test_a_redirect_does_not_lead_to_another_server(self):
        for status in (301, 302, 303, 307, 308):
            for address in (f"http://{self.inside_host}/codes", f"//localhost:{self.inside.port}/codes"):
                self.pages["/moved"] = (status, {"Location": address}, b"")
                self.collect(f"{self.company.url}/moved")
                content = json.dumps({"offers": [], "next": "/moved"}).encode()
                self.pages["/start"] = (200, {"Content-Type": "application/json"}, content)
                self.collect(f"{self.company.url}/start")

    def test_another_server_does_not_pass_for_a_configured_one(self):
        for address in (
            f"http://{self.inside_host}/{self.company_host}",
            f"http://{self.company_host}@{self.inside_host}/",
            f"http://{self.inside_host}\\@{self.company_host}/",
            f"http://{self.inside_host}#@{self.company_host}/",
        ):
            self.collect(address)

    def test_a_file_does_not_pass_for_a_page(self):
        file = self.write("private/codes.json", PAGE)
        for server in ("127.0.0.1:80", "localhost:80"):
            address = f"file://{server.partition(':')[0]}{file}"
            seen = self.solution.attempt("all_offers", address, [server])
            self.assertNotLeaked(SECRET, seen.value)
