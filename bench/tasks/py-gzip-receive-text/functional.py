import gzip

from oracle import OracleCase, SolutionRaised

LIMIT = 1_048_576


class Functional(OracleCase):
    def read_upload(self, text):
        return self.solution.call("read_upload", gzip.compress(text, 1))

    def rejects(self, data):
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("read_upload", data)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_returns_the_text(self):
        for text in ("", "snow: 4 cm\r\nvær: kaldt ❄\n"):
            self.assertEqual(self.read_upload(text.encode()), text)

    def test_reads_up_to_the_limit(self):
        self.assertEqual(len(self.read_upload(b"x" * LIMIT)), LIMIT)
        self.rejects(gzip.compress(b"x" * (LIMIT + 1)))

    def test_rejects_what_is_no_text_in_gzip(self):
        whole = gzip.compress(b"field report " * 100)
        for data in (b"", b"plain text", whole[:-12], gzip.compress(b"\xff\xfe")):
            self.rejects(data)
