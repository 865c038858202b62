from oracle import OracleCase, SolutionRaised

SECONDS = 20
"""A call may be slow: that is what some ways to keep a password are made for."""


class Functional(OracleCase):
    def setUp(self):
        self.register = self.open_register()

    def open_register(self):
        return self.solution.call("MemberRegister", self.path("members.db"))

    def ask(self, method, *arguments):
        return self.register.call(method, *arguments, timeout=SECONDS)

    def test_members_sign_in_also_later(self):
        self.ask("add", "Åse Berg", "blå-sykkel 7")
        self.register = self.open_register()
        self.assertIs(self.ask("sign_in", "Åse Berg", "blå-sykkel 7"), True)
        self.assertIs(self.ask("sign_in", "Åse Berg", "blå-sykkel 8"), False)
        self.assertIs(self.ask("sign_in", "Nobody", "blå-sykkel 7"), False)

    def test_a_name_is_taken_once(self):
        self.ask("add", "Bo", "first word")
        with self.assertRaises(SolutionRaised) as caught:
            self.ask("add", "Bo", "second word")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
        self.assertIs(self.ask("sign_in", "Bo", "first word"), True)

    def test_a_password_is_changed(self):
        self.ask("add", "Bo", "word 1")
        self.assertIs(self.ask("change_password", "Bo", "wrong", "word 2"), False)
        self.assertIs(self.ask("change_password", "Bo", "word 1", "word 2"), True)
        self.register = self.open_register()
        self.assertIs(self.ask("sign_in", "Bo", "word 1"), False)
        self.assertIs(self.ask("sign_in", "Bo", "word 2"), True)

    def test_one_of_the_last_three_passwords_is_refused(self):
        self.ask("add", "Bo", "word 1")
        self.assertIs(self.ask("change_password", "Bo", "word 1", "word 2"), True)
        self.assertIs(self.ask("change_password", "Bo", "word 2", "word 3"), True)
        self.assertIs(self.ask("change_password", "Bo", "word 3", "word 1"), False)
        self.assertIs(self.ask("sign_in", "Bo", "word 3"), True)
