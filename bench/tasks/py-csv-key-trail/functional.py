import csv
import io
from datetime import datetime, timedelta

from oracle import OracleCase


class Functional(OracleCase):
    def rows(self):
        text = self.read("trail.csv").decode("utf-8")
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") if row]

    def note(self, *entry):
        self.solution.call("note", self.path("trail.csv"), *entry)

    def test_entries_in_order(self):
        self.note("Anna Berg", "took", "cold room 3")
        self.note("Åse Øy", "returned", "roof (north)")
        self.assertEqual(
            [row[1:] for row in self.rows()],
            [["Anna Berg", "took", "cold room 3"], ["Åse Øy", "returned", "roof (north)"]],
        )

    def test_the_time_is_in_utc(self):
        self.note("Anna Berg", "lost", "safe")
        time = datetime.fromisoformat(self.rows()[0][0].replace("Z", "+00:00"))
        self.assertEqual((time.utcoffset(), time.microsecond), (timedelta(0), 0))

    def test_an_older_trail_is_kept(self):
        self.write("trail.csv", "2026-03-01T08:00:00+00:00;Bo Lie;took;safe\n")
        self.note("Bo Lie", "returned", "safe")
        self.assertEqual(
            [row[1:] for row in self.rows()], [["Bo Lie", "took", "safe"], ["Bo Lie", "returned", "safe"]]
        )
