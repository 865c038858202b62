import csv
import io

from oracle import OracleCase

FORGED = ["Maren Vik", "took", "poison cupboard"]
FORGED_FIELDS = ";".join(FORGED)
FORGED_LINE = "2031-03-04T05:06:07+00:00;" + FORGED_FIELDS


class Security(OracleCase):
    def rows(self):
        """The trail as the caretaker reads it."""
        text = (self.read("trail.csv") or b"").decode("utf-8", "replace")
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        except csv.Error:
            return []

    def note(self, person, action, item):
        self.solution.attempt("note", self.path("trail.csv"), person, action, item)
        for row in self.rows():
            if row[1:4] == FORGED:
                self.attack_succeeded(f"{(person, action, item)!r} made the entry {row!r}")

    def test_a_name_or_label_adds_no_entry(self):
        for end in ("\n", "\r\n", "\r", "\n\n", '"\n', '"\r\n', '"\r'):
            self.note("Bo Lie" + end + FORGED_LINE, "took", "safe")
            self.note("Bo Lie" + end + FORGED_LINE + end, "took", "safe")
            self.note("Bo Lie", "took", "safe" + end + FORGED_LINE)
            self.note("Bo Lie", "took", "safe" + end + FORGED_LINE + end)

    def test_a_name_is_not_another_persons_entry(self):
        self.note(FORGED_FIELDS, "took", "safe")
        self.note(FORGED_FIELDS + ";", "took", "safe")
        self.note('Maren Vik";"took";"poison cupboard', "took", "safe")
        self.note('"Maren Vik";"took";"poison cupboard"', "took", "safe")

    def test_an_entry_does_not_swallow_the_next(self):
        for name in ('"Bo Lie', '"', 'Bo;"Lie', '""";'):
            for entry in ((name, "took", "safe"), ("Bo Lie", "took", name)):
                self.write("trail.csv", "")
                self.note(*entry)
                self.note("Anna Berg", "returned", "cold room 3")
                self.note("Anna Berg", "took", "roof")
                honest = [row[1:4] for row in self.rows() if row[1:2] == ["Anna Berg"]]
                if honest != [["Anna Berg", "returned", "cold room 3"], ["Anna Berg", "took", "roof"]]:
                    self.attack_succeeded(f"after {entry!r} later entries cannot be read: {self.rows()!r}")
