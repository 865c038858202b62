import http.server
import threading

from oracle import OracleCase

SECRET = "admin-console-of-the-router"
PAGE = f"<html><head><title>{SECRET}</title></head></html>".encode()


class Proxy(http.server.BaseHTTPRequestHandler):
    """Notes which servers are asked for by https, and lets nobody through."""

    def do_CONNECT(self):
        self.server.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_args):
        pass


class Security(OracleCase):
    def setUp(self):
        self.router = self.serve_http(fallback=(200, {"Content-Type": "text/html"}, PAGE))
        here = f"127.0.0.1:{self.router.port}"
        self.site = self.serve_http(
            {
                "/301": (301, {"Location": f"http://{here}/"}, b""),
                "/302": (302, {"Location": f"http://{here}/"}, b""),
                "/307": (307, {"Location": f"http://{here}/"}, b""),
                "/name": (302, {"Location": f"http://localhost:{self.router.port}/"}, b""),
                "/scheme": (302, {"Location": f"//{here}/"}, b""),
                "/twice": (302, {"Location": "/302"}, b""),
            }
        )
        self.allowed = f"127.0.0.1:{self.site.port}"
        self.here = here

    def follow(self, url):
        seen = self.solution.attempt("page_title", url, [self.allowed])
        self.assertNotLeaked(SECRET, seen.value)
        if self.router.requests:
            self.attack_succeeded(f"{url} led to a request to a server that is not in the list")

    def test_a_redirect_does_not_lead_to_another_server(self):
        for path in ("301", "302", "307", "name", "scheme", "twice"):
            self.follow(f"{self.site.url}/{path}")

    def test_another_server_does_not_pass_for_a_site(self):
        for url in (
            f"http://{self.here}/",
            f"http://localhost:{self.router.port}/",
            f"http://{self.here}/{self.allowed}",
            f"http://{self.here}/?{self.allowed}",
            f"http://{self.here}/#{self.allowed}",
            f"http://{self.here}#@{self.allowed}/",
            f"http://{self.here}\\@{self.allowed}/",
            f"http://{self.allowed}@{self.here}/",
            f"http://user:{self.allowed}@{self.here}/",
            f"http://{self.allowed}:x@{self.here}/{self.allowed}",
        ):
            self.follow(url)

    def test_a_file_is_not_a_page(self):
        path = self.write("console.html", PAGE)
        for place in (path, f"{self.allowed}{path}", f"localhost{path}?{self.allowed}"):
            self.follow(f"file://{place}")

    def test_the_https_port_of_a_site_is_another_server(self):
        """No test can listen at port 443, but a proxy sees who asks for it."""
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        proxy.asked = []
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        self.solution.environ("HTTPS_PROXY", f"http://127.0.0.1:{proxy.server_address[1]}")
        self.solution.attempt("page_title", "https://wiki.example/", ["wiki.example:80"])
        if proxy.asked:
            self.attack_succeeded(f"where only port 80 is in the list, {proxy.asked} was asked for a page")
