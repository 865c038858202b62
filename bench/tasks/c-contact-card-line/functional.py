from programs import ProgramCase


class Functional(ProgramCase):
    def test_contacts(self):
        for fields in (
            ["Jo Berg", "Mill Lane 3", "Skagen", "98-44 12 01"],
            ["Ann-Kathrin Müller", "Am Alten Markt 12, 2. Hof", "Kiel", "+49 431 55512"],
        ):
            self.assertEqual(self.run_well(";".join(fields)), "\n".join(["0", *fields, ""]))

    def test_lines_without_four_fields(self):
        for line in ("Jo Berg", "Jo Berg;Mill Lane 3", "Jo Berg;Mill Lane 3;Skagen"):
            self.assertEqual(self.run_well(line), "-1\n")
