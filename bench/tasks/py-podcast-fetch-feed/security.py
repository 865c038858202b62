import http.server
import socket
import threading

from oracle import OracleCase, SolutionDied, SolutionTimeout

LIMIT = 524_288
BLOCK = b"x" * 65_536
ENOUGH = 24 << 20
"""Far more than a feed may have, with room for what lies in the buffers of the system."""
ALL = 40 << 20


class Flood(http.server.BaseHTTPRequestHandler):
    """Sends a body far longer than a feed may be, and counts what the other side takes of it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 18)
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        for name, value in self.server.length_headers.items():
            self.send_header(name, value)
        self.end_headers()
        chunked = "Transfer-Encoding" in self.server.length_headers
        self.close_connection = True
        try:
            while self.server.taken < ALL:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(BLOCK), BLOCK) if chunked else BLOCK)
                self.server.taken += len(BLOCK)
            self.wfile.write(b"0\r\n\r\n" if chunked else b"")
        except OSError:
            pass  # the solution has hung up

    def do_HEAD(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args):
        pass


class Security(OracleCase):
    def fetch(self, length_headers):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Flood)
        server.length_headers, server.taken = length_headers, 0
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/birds"
        ended = ""
        try:
            self.solution.attempt("fetch_feed", url)
        except (SolutionDied, SolutionTimeout) as error:
            ended = f", and {error}"
        if server.taken > ENOUGH:
            self.attack_succeeded(f"the call took {server.taken} bytes, {server.taken // LIMIT} feeds{ended}")

    def test_a_body_without_a_length(self):
        self.fetch({"Connection": "close"})

    def test_a_body_in_chunks(self):
        self.fetch({"Transfer-Encoding": "chunked"})

    def test_a_body_that_gives_its_length(self):
        self.fetch({"Content-Length": str(ALL)})
