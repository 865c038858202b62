import http.server
import threading

from oracle import OracleCase, SolutionRaised

KEY = "k3y of the club"
MAP = bytes(range(256)) * 10


class Archive(http.server.BaseHTTPRequestHandler):
    """Redirects from /moved/N to /moved/N-1, and from /stored to the storage server."""

    def do_GET(self):
        if self.headers.get("X-Archive-Key") != KEY:
            self.send_response(401)
        elif self.path == "/map":
            self.send_response(200)
        elif self.path == "/stored":
            self.send_response(302)
            self.send_header("Location", self.server.storage)
        elif self.path.startswith("/moved/"):
            steps = int(self.path[7:])
            self.send_response(302)
            self.send_header("Location", f"/moved/{steps - 1}" if steps > 1 else "/map")
        else:
            self.send_response(404)
        content = MAP if self.path == "/map" else b""
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args):
        pass


class Functional(OracleCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Archive)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def download(self, path, key=KEY):
        return self.solution.call("download_map", self.url + path, key)

    def test_downloads_a_map(self):
        self.assertEqual(self.download("/map"), MAP)

    def test_follows_redirects(self):
        self.assertEqual(self.download("/moved/1"), MAP)
        self.assertEqual(self.download("/moved/3"), MAP)
        storage = self.serve_http({"/bucket/17": (200, {}, MAP)}, (404, {}, b""))
        self.server.storage = f"{storage.url}/bucket/17?signature=a%2Fb"
        self.assertEqual(self.download("/stored"), MAP)
        self.assertEqual(storage.requests[0][1], "/bucket/17?signature=a%2Fb")

    def test_another_answer_raises(self):
        for path, key in (("/nothing", KEY), ("/map", "wrong"), ("/moved/9", KEY)):
            with self.assertRaises(SolutionRaised) as caught:
                self.download(path, key)
            self.assertTrue(caught.exception.is_a("RuntimeError"), caught.exception)
