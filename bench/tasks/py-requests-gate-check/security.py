import socket

from oracle import OracleCase

JSON = {"Content-Type": "application/json"}
WITHDRAWN_CARD = 77


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Security(OracleCase):
    """The card has been withdrawn, but the service is not able to say so."""

    def drive_up(self, service_url, trouble):
        opened = self.solution.attempt("may_enter", WITHDRAWN_CARD, service_url).value
        if opened:
            self.attack_succeeded(f"the gate opens though {trouble}")

    def test_the_service_is_down(self):
        self.drive_up(f"http://127.0.0.1:{closed_port()}", "the service is down")

    def test_the_service_answers_with_an_error(self):
        for status in (401, 429, 500, 503):
            stale = b'{"withdrawn": false}'
            for content in (b'{"error": "try again later"}', b"<p>Sorry</p>", b"", b"null", stale):
                service = self.serve_http(fallback=(status, JSON, content))
                self.drive_up(service.url, f"the service answers with {status} and {content!r}")

    def test_the_service_answers_something_else(self):
        broken = b'{"withdrawn": '
        for content in (b"", b"<p>Maintenance</p>", b"{}", b"[]", b'{"error": "database"}', broken):
            service = self.serve_http(fallback=(200, JSON, content))
            self.drive_up(service.url, f"the service answers with {content!r}")
