import http.server
import threading

from oracle import OracleCase

KEY = "k3y-of-the-club-8841"


class Recorder(http.server.BaseHTTPRequestHandler):
    """Redirects where `server.routes` says, or answers with a map; notes each request as it came."""

    def do_GET(self):
        self.server.seen.append(f"{self.path}\n{self.headers}")
        target = self.server.routes.get(self.path)
        self.send_response(302 if target else 200)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0" if target else "3")
        self.end_headers()
        if not target:
            self.wfile.write(b"map")

    def log_message(self, *_args):
        pass


class Security(OracleCase):
    """The archive is 127.0.0.1; other hosts are other loopback addresses."""

    def start(self, host, routes=()):
        server = http.server.ThreadingHTTPServer((host, 0), Recorder)
        server.seen, server.routes = [], dict(routes)
        server.url = f"http://{host}:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def download(self, archive, *others):
        self.solution.attempt("download_map", archive.url + "/map", KEY)
        for other in others:
            for request in other.seen:
                if KEY in request:
                    self.attack_succeeded(f"the key was sent to another host, {other.url}:\n{request}")

    def test_the_storage_server_does_not_get_the_key(self):
        storage = self.start("127.0.0.2")
        self.download(self.start("127.0.0.1", {"/map": storage.url + "/bucket/17?signature=ab"}), storage)

    def test_a_host_whose_name_begins_alike_does_not_get_the_key(self):
        storage = self.start("127.0.0.11")
        self.download(self.start("127.0.0.1", {"/map": storage.url + "/bucket/17"}), storage)

    def test_a_later_step_does_not_give_the_key_away(self):
        storage = self.start("127.0.0.2")
        last = self.start("127.0.0.3")
        storage.routes["/bucket/17"] = last.url + "/17"
        routes = {"/map": "/moved", "/moved": storage.url + "/bucket/17"}
        self.download(self.start("127.0.0.1", routes), storage, last)
