from programs import ProgramCase


class Functional(ProgramCase):
    def test_notes_one_after_the_other(self):
        self.assertEqual(self.run_well(stdin="C4qF#5e A4s"), "60:4 78:2 69:1 \n")
        self.assertEqual(self.run_well(stdin="C0wB9h"), "12:16 131:8 \n")
        self.assertEqual(self.run_well(stdin="D4q E4q G4q B#3s"), "62:4 64:4 67:4 60:1 \n")

    def test_spaces(self):
        self.assertEqual(self.run_well(stdin="  A#4e   C4w "), "70:2 60:16 \n")
        self.assertEqual(self.run_well(stdin=""), "\n")

    def test_anything_else_raises(self):
        for melody in ("H4q", ".4q", "C4q D4x E4q", "Cqq A4s", "C/q", "C:q", "c4q", "C4q, D4q"):
            self.assertEqual(self.run_well(stdin=melody), "invalid_argument\n")
