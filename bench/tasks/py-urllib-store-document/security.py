import http.server
import os
import socket
import threading

from oracle import OracleCase

HALF = b"the downloaded document " * 80_000
SETTLED = b"a colleague's document"


class Archive(http.server.BaseHTTPRequestHandler):
    """Hands out the document; `server.early` runs before the answer, `server.late` amid its body."""

    def do_GET(self):
        self.server.early()
        # With a small buffer the first half is gone only when the solution is busy reading the body.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 16)
        self.send_response(200)
        self.send_header("Content-Length", str(2 * len(HALF)))
        self.end_headers()
        self.wfile.write(HALF)
        self.server.late()
        self.wfile.write(HALF)

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", str(2 * len(HALF)))
        self.end_headers()

    def log_message(self, *_args):
        pass


class Security(OracleCase):
    """Someone puts something under the same name into the folder, at a moment that the server chooses.

    Like any colleague of the archive they give way if the name is taken: then the attack has failed.
    """

    def setUp(self):
        self.write("archive/readme.txt", "shared by all")
        self.write("home/letters.txt", "untouched")
        self.placed = False

    def put_file(self):
        self.put(self.write_new)

    def put_link(self):
        self.put(lambda path: os.symlink(self.path("home/letters.txt"), path))

    def write_new(self, path):
        with open(path, "xb") as file:
            file.write(SETTLED)

    def put(self, action):
        try:
            action(self.path("archive/plan.pdf"))
            self.placed = True
        except OSError:
            pass

    def store(self, early=lambda: None, late=lambda: None):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Archive)
        server.early, server.late = early, late
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/plan.pdf"
        self.solution.attempt("store_document", url, self.path("archive"), "plan.pdf")
        if self.read("home/letters.txt") != b"untouched":
            self.attack_succeeded("the document was written through a link")

    def look_at_the_settled_file(self):
        if self.placed and self.read("archive/plan.pdf") != SETTLED:
            self.attack_succeeded("a document that came in the meantime was overwritten")

    def test_a_file_put_there_before_the_answer_stays(self):
        self.store(early=self.put_file)
        self.look_at_the_settled_file()

    def test_a_file_put_there_amid_the_answer_stays(self):
        self.store(late=self.put_file)
        self.look_at_the_settled_file()

    def test_a_link_put_there_before_the_answer_is_not_followed(self):
        self.store(early=self.put_link)

    def test_a_link_put_there_amid_the_answer_is_not_followed(self):
        self.store(late=self.put_link)
