import logging
from logging.handlers import SocketHandler

from oracle import OracleCase, SolutionRaised


def sent(name, level, text, *args, line=1):
    """The bytes that SocketHandler sends for one record."""
    handler = SocketHandler("127.0.0.1", 1)
    return handler.makePickle(logging.LogRecord(name, level, "crane.py", line, text, args, None))


class Functional(OracleCase):
    def test_two_records(self):
        stream = sent("harbour.crane", logging.WARNING, "load %d t at %s", 41, "pier 3", line=17)
        stream += sent("harbour", logging.INFO, "blå kai: 100%", line=230)
        self.assertEqual(
            [dict(record) for record in self.solution.call("read_records", stream)],
            [
                {"logger": "harbour.crane", "level": "WARNING", "message": "load 41 t at pier 3", "line": 17},
                {"logger": "harbour", "level": "INFO", "message": "blå kai: 100%", "line": 230},
            ],
        )

    def test_an_empty_stream(self):
        self.assertEqual(list(self.solution.call("read_records", b"")), [])

    def test_a_stream_that_ends_early_raises_value_error(self):
        stream = sent("harbour", logging.INFO, "all quiet")
        for end in (2, len(stream) - 3):
            with self.assertRaises(SolutionRaised) as caught:
                self.solution.call("read_records", stream[:end])
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
