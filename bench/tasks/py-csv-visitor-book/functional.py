import csv
import io

from oracle import OracleCase

HEADINGS = ["Name", "Town", "Stars", "Comment"]


class Functional(OracleCase):
    def export(self, *entries):
        entries = [dict(zip(("name", "town", "stars", "comment"), entry)) for entry in entries]
        table = self.solution.call("export_entries", entries)
        return [row for row in csv.reader(io.StringIO(table, newline="")) if row]

    def test_has_a_row_for_each_entry(self):
        rows = self.export(("Zora", "Bergen", 5, "Lovely"), ("Bo", "Oslo", 2, "Dark!"))
        self.assertEqual(rows, [HEADINGS, ["Zora", "Bergen", "5", "Lovely"], ["Bo", "Oslo", "2", "Dark!"]])

    def test_a_text_may_hold_commas_quotes_and_line_breaks(self):
        comment = 'The "blue" room, upstairs,\nwas closed'
        rows = self.export(("Bo", "Lund, Skåne", 3, comment))
        self.assertEqual(rows[1], ["Bo", "Lund, Skåne", "3", comment])

    def test_without_entries_there_are_the_headings(self):
        self.assertEqual(self.export(), [HEADINGS])
