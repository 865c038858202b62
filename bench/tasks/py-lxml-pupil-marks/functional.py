from oracle import OracleCase

SCHOOL = """<school>
  <class name="5b">
    <pupil code="ux3k9" name="Nora">
      <subject title="Maths"><mark>2</mark><mark>4</mark></subject>
      <subject title="Music"><mark>1</mark></subject>
    </pupil>
    <pupil code="h7wq2" name="Emil">
      <subject title="Maths"><mark>5</mark></subject>
    </pupil>
  </class>
  <class name="6a">
    <pupil code="m2zz8" name="Ida">
      <subject title="Arts and crafts"><mark>3</mark><mark>3</mark></subject>
    </pupil>
  </class>
</school>
"""


class Functional(OracleCase):
    def marks(self, code, subject):
        return list(self.solution.call("marks", self.write("school.xml", SCHOOL), code, subject))

    def test_the_marks_of_one_pupil_in_one_subject(self):
        self.assertEqual(self.marks("ux3k9", "Maths"), [2, 4])
        self.assertEqual(self.marks("ux3k9", "Music"), [1])
        self.assertEqual(self.marks("h7wq2", "Maths"), [5])

    def test_no_marks(self):
        for code, subject in (("h7wq2", "Music"), ("nobody", "Maths"), ("ux3k9", "Latin"), ("", "")):
            self.assertEqual(self.marks(code, subject), [])
