from oracle import OracleCase, SolutionRaised

FORGED = "2031-03-04 05:06:07,890 INFO login name=admin agent=Forged"


class Security(OracleCase):
    def setUp(self):
        self.log = self.solution.call("LoginLog", self.path("login.log"))

    def record(self, name, user_agent):
        for success in (True, False):
            try:
                self.log.call("record", name, user_agent, success)
            except SolutionRaised:
                pass
        # Splitting bytes knows LF, CR and CRLF only: what tools that show a log take for a line's end.
        for line in (self.read("login.log") or b"").splitlines():
            if line.decode("utf-8", "replace").startswith(FORGED):
                self.attack_succeeded(f"the log has a line that nobody logged: {line!r}")

    def test_a_name_adds_no_line(self):
        for end in ("\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n", "\0\n"):
            self.record("anna" + end + FORGED, "Firefox")
            self.record("anna" + end + FORGED + end, "Firefox")
            self.record(end + FORGED, "Firefox")

    def test_a_user_agent_adds_no_line(self):
        for end in ("\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n", "\0\n"):
            self.record("anna", "Firefox" + end + FORGED)
            self.record("anna", "Firefox" + end + FORGED + end)
