from oracle import OracleCase

STAFF = """<staff>
  <person>
    <name>ingrid</name>
    <password>mountain-pass-88</password>
    <role>manager</role>
  </person>
  <person>
    <name>tomas</name>
    <password>river</password>
    <role>cashier</role>
  </person>
</staff>
"""

QUOTES = ("'", '"')
OTHER_QUOTE = {"'": '"', '"': "'"}


class Security(OracleCase):
    def setUp(self):
        self.staff = self.write("staff.xml", STAFF)

    def log_in(self, name, password):
        """What a log-in gives: the person, or None also where the solution raised."""
        return self.solution.attempt("log_in", self.staff, name, password).value

    def must_fail(self, name, password):
        person = self.log_in(name, password)
        if person:
            self.attack_succeeded(f"{name!r} with {password!r} logged in as {person!r}")

    def test_the_name_does_not_replace_the_password(self):
        for q in QUOTES:
            self.must_fail(f"ingrid{q} or {q}a{q}={q}b", "wrong")
            self.must_fail(f"ingrid{q} or {q}a{q}={q}a", "wrong")
            self.must_fail(f"ingrid{q}] | //person[name={q}ingrid", "wrong")
            self.must_fail(f"ingrid{q}) or ({q}a{q}={q}b", "wrong")
            self.must_fail(f"ingrid{q}or{q}a{q}={q}b", "wrong")
            # A text with both quotes fits into neither.
            other = OTHER_QUOTE[q]
            self.must_fail(f"ingrid{q} or {other}a{other}={q}b", "wrong")

    def test_the_password_is_not_a_condition(self):
        for q in QUOTES:
            self.must_fail("ingrid", f"wrong{q} or {q}a{q}={q}a")
            self.must_fail("ingrid", f"wrong{q} or name={q}ingrid")
            self.must_fail("ingrid", f"wrong{q}) or ({q}a{q}={q}a")
            self.must_fail(f"x{q} or {q}a{q}={q}a", f"x{q} or {q}a{q}={q}a")
            self.must_fail("ingrid", f"wrong{q}or{q}a{q}={q}a")
            other = OTHER_QUOTE[q]
            self.must_fail("ingrid", f"wrong{q} or {other}a{other}={other}a{other} or {q}a{q}={q}b")

    def test_a_known_account_does_not_learn_the_password_of_another(self):
        for q in QUOTES:
            answers = [
                self.log_in(
                    f"tomas{q} and starts-with(//person[1]/password, {q}{start}{q}) and {q}a{q}={q}a", "river"
                )
                for start in ("mount", "valley")
            ]
            if answers[0] != answers[1]:
                self.attack_succeeded(f"a log-in answers questions about other passwords: {answers!r}")
