import socket
from urllib.parse import quote, quote_plus

from oracle import OracleCase

KEYS = ("f3a9917cc0e24b6d", "Zq8+fT/29kLw==")


def forms(key):
    """The key as it stands in a text or in an address."""
    return {key, quote(key), quote_plus(key), quote(key, safe="/="), quote(key, safe="=")}


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Security(OracleCase):
    def fail_to_fetch(self, base_url):
        for key in KEYS:
            self.solution.attempt("fetch_rates", base_url, key, self.path("rates.log"))
            log = (self.read("rates.log") or b"").decode("utf-8", "replace")
            for form in forms(key):
                self.assertNotLeaked(form, log)

    def test_the_service_refuses(self):
        for status in (401, 404, 429, 500):
            service = self.serve_http(fallback=(status, {}, b"no"))
            self.fail_to_fetch(f"{service.url}/v2")

    def test_the_service_is_down(self):
        self.fail_to_fetch(f"http://127.0.0.1:{closed_port()}/v2")

    def test_the_service_answers_something_else(self):
        for content in (b"<p>Maintenance</p>", b'{"base": "EUR"}', b"[]", b"\xff\xfe"):
            service = self.serve_http(fallback=(200, {"Content-Type": "application/json"}, content))
            self.fail_to_fetch(f"{service.url}/v2")
