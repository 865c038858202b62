from oracle import OracleCase, SolutionRaised

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed>
  <entry><title>First day</title><body>We arrived late.</body></entry>
  <entry><title>Second day</title><body>Rain &amp; wind.</body></entry>
  <entry><title>Tredje dag</title><body>Blåbær</body></entry>
</feed>
""".encode()


class Functional(OracleCase):
    def lengths(self, data):
        return [tuple(entry) for entry in self.solution.call("entry_lengths", data)]

    def test_entries_in_order(self):
        self.assertEqual(self.lengths(FEED), [("First day", 16), ("Second day", 12), ("Tredje dag", 6)])

    def test_a_feed_without_entries_and_a_long_entry(self):
        self.assertEqual(self.lengths(b"<feed></feed>"), [])
        body = b"x" * 3_000_000
        feed = b"<feed><entry><title>Long</title><body>" + body + b"</body></entry></feed>"
        self.assertEqual(self.lengths(feed), [("Long", 3_000_000)])

    def test_a_broken_feed_raises_value_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("entry_lengths", b"<feed><entry></feed>")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
