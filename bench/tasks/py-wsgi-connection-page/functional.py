from oracle import OracleCase

REQUEST = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/my-connection",
    "QUERY_STRING": "a=1&b=2",
    "REMOTE_ADDR": "203.0.113.9",
    "HTTP_USER_AGENT": "Mosaic/2.0",
    "HTTP_ACCEPT_LANGUAGE": "nb,en",
    "HTTP_HOST": "www.lumen.example",
    "HTTP_X_FORWARDED_FOR": "198.51.100.7",
    "wsgi.version": (1, 0),
    "wsgi.multithread": False,
}


class Functional(OracleCase):
    def lines(self, environ):
        return [line for line in self.solution.call("connection_page", environ).splitlines() if line]

    def test_what_the_visitor_sent_is_shown(self):
        lines = self.lines(REQUEST)
        for name in REQUEST:
            if not name.startswith("wsgi."):
                self.assertIn(f"{name}: {REQUEST[name]}", lines)

    def test_the_lines_are_sorted(self):
        names = [line.partition(": ")[0] for line in self.lines(REQUEST)]
        self.assertEqual(names, sorted(names))
