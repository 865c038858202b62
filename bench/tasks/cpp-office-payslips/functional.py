from programs import ProgramCase


class Functional(ProgramCase):
    def file(self, *words):
        return self.run_well(self.path("archive"), *words)

    def test_payslips(self):
        anna = ("anna.berg", "2026-03", "231050", "March: 2310.50")
        said = self.file(*anna, "bo", "2026-03", "198000", "March")
        self.assertEqual(said, "March: 2310.50\nMarch\nanna.berg;2026-03;231050\nbo;2026-03;198000\n")

    def test_what_cannot_be_written(self):
        self.write("archive/anna.berg", "a file, where her folder is to be")
        self.assertIn("raised\n", self.file("anna.berg", "2026-03", "231050", "March"))

    def test_later_months_and_corrections(self):
        self.file("bo", "2026-03", "198000", "March, a long text")
        said = self.file("bo", "2026-04", "-500", "April", "bo", "2026-03", "198010", "March")
        self.assertEqual(said, "April\nMarch\nbo;2026-03;198000\nbo;2026-04;-500\nbo;2026-03;198010\n")
