from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("login.log", "the first line\n")
        self.log = self.solution.call("LoginLog", self.path("login.log"))

    def lines(self):
        return [line for line in self.read("login.log").decode().splitlines() if line.strip()]

    def test_each_attempt_is_a_line_at_the_end(self):
        self.log.call("record", "anna", "Firefox/128.0", True)
        self.log.call("record", "bo.berg@site.example", "curl/8.5.0", False)
        first, second, third = self.lines()
        self.assertEqual(first, "the first line")
        for part in ("INFO", "anna", "Firefox/128.0"):
            self.assertIn(part, second)
        for part in ("WARNING", "bo.berg@site.example", "curl/8.5.0"):
            self.assertIn(part, third)

    def test_a_line_has_date_and_time(self):
        self.log.call("record", "anna", "Firefox", True)
        self.assertRegex(self.lines()[1], r"\d\D\d\d\D")
