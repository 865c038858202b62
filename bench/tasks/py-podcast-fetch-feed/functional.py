from oracle import OracleCase, SolutionRaised

LIMIT = 524_288
FEED = "<rss><title>Vögel am Morgen</title></rss>".encode()


class Functional(OracleCase):
    def setUp(self):
        routes = {
            "/birds": (200, {"Content-Type": "application/rss+xml"}, FEED),
            "/full": (200, {}, b"x" * LIMIT),
            "/over": (200, {}, b"x" * (LIMIT + 1)),
            "/gone": (404, {}, b"not found"),
        }
        self.server = self.serve_http(routes)

    def fetch(self, page):
        return self.solution.call("fetch_feed", self.server.url + page)

    def test_returns_the_feed(self):
        self.assertEqual(self.fetch("/birds"), FEED)

    def test_keeps_to_the_limit(self):
        self.assertEqual(len(self.fetch("/full")), LIMIT)
        with self.assertRaises(SolutionRaised) as caught:
            self.fetch("/over")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_an_error_status_raises(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.fetch("/gone")
        self.assertTrue(caught.exception.is_a("OSError"), caught.exception)
