from programs import ProgramCase


class Functional(ProgramCase):
    def table(self, text):
        return self.run_well("show", stdin=text)

    def test_rows_and_cells(self):
        text = "time;value\n12:00;7.5;ok\nend\n"
        self.assertEqual(self.table(text), "3 rows\n[time] [value]\n[12:00] [7.5] [ok]\n[end]\n")
        self.assertEqual(self.table("a;b\nc"), "2 rows\n[a] [b]\n[c]\n")

    def test_empty_cells_rows_and_tables(self):
        self.assertEqual(self.table(";a;;\n\nb"), "3 rows\n[] [a] [] []\n[]\n[b]\n")
        self.assertEqual(self.table(""), "0 rows\n")

    def test_a_long_table(self):
        self.assertEqual(
            self.table("x;" * 300 + "x\n" + "y\n" * 300),
            "301 rows\n" + "[x] " * 300 + "[x]\n" + "[y]\n" * 300,
        )
