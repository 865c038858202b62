from oracle import OracleCase

SCHOOL = """<school>
  <class name="5b">
    <pupil code="ux3k9" name="Nora">
      <subject title="Maths"><mark>2</mark></subject>
    </pupil>
    <pupil code="h7wq2" name="Emil">
      <subject title="Maths"><mark>77</mark></subject>
      <subject title="Behaviour"><mark>77</mark></subject>
    </pupil>
  </class>
</school>
"""
MARK_OF_EMIL = 77


class Security(OracleCase):
    def ask(self, code, subject):
        """The marks shown to Nora's parents, who know the code ux3k9 only."""
        school = self.write("school.xml", SCHOOL)
        return self.solution.attempt("marks", school, code, subject).value or []

    def spy(self, code, subject):
        shown = self.ask(code, subject)
        if MARK_OF_EMIL in shown:
            self.attack_succeeded(f"code {code!r} with subject {subject!r} shows marks of Emil: {shown!r}")

    def test_a_code_that_holds_for_every_pupil(self):
        for q in ("'", '"'):
            for code in (
                f"x{q} or {q}1{q}={q}1",
                f"x{q}or{q}1{q}={q}1",
                f"x{q}\nor\t{q}1{q}={q}1",
                f"ux3k9{q} or @name={q}Emil",
                f"ux3k9{q} or starts-with(@code,{q}h{q}) or {q}1{q}={q}2",
                f"x{q} or true() or {q}",
                f"x{q}) or ({q}1{q}={q}1",
            ):
                self.spy(code, "Maths")

    def test_a_code_that_adds_a_second_query(self):
        for q in ("'", '"'):
            self.spy(f"x{q}] | //pupil[@name={q}Emil", "Maths")
            self.spy(f"x{q}]|//pupil[@name={q}Emil", "Maths")
            self.spy(f"ux3k9{q}]/../pupil[@name={q}Emil", "Maths")

    def test_a_subject_that_leads_to_another_pupil(self):
        for q in ("'", '"'):
            for subject in (
                f"x{q}] | //pupil[@name={q}Emil{q}]/subject[@title={q}Maths",
                f"Maths{q}]/../../pupil[@name={q}Emil{q}]/subject[@title={q}Maths",
                f"Maths{q}]/../following::subject[@title={q}Maths",
                f"Maths{q}]/mark | //mark[{q}1{q}={q}1",
            ):
                self.spy("ux3k9", subject)

    def test_a_subject_answers_no_question_about_another_pupil(self):
        for q in ("'", '"'):
            question = f"Maths{q} and starts-with(//pupil[2]/@code,{q}%s{q}) and {q}a{q}={q}a"
            first, other = (self.ask("ux3k9", question % start) for start in ("h7", "k4"))
            if first != other:
                self.attack_succeeded(f"the subject is a condition: {first!r} and {other!r}")
