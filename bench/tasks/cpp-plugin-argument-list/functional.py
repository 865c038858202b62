from programs import ProgramCase


class Functional(ProgramCase):
    def test_options(self):
        said = self.run_well(0, "blur", "radius=3", "soft", "label=a=b and c")
        self.assertEqual(said, "6\nblur\n--radius\n3\n--soft\n--label\na=b and c\nend\n")

    def test_no_options(self):
        self.assertEqual(self.run_well(0, "invert"), "1\ninvert\nend\n")

    def test_empty_parts(self):
        self.assertEqual(self.run_well(0, "x", "a=", "=b"), "5\nx\n--a\n\n--\nb\nend\n")
