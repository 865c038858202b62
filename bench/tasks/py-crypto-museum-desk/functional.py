from oracle import OracleCase

PASSWORD = "Två elefanter & 1 mus"
SECONDS = 20
"""A call may be slow: that is what some ways to keep a password are made for."""


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("desk.db")
        environ = {"LANG": "sv_SE", "MUSEUM_ADMIN_PASSWORD": PASSWORD}
        self.shown = self.ask("install", environ)

    def ask(self, name, *arguments):
        return self.solution.call(name, self.db, *arguments, timeout=SECONDS)

    def test_the_administrator_signs_in(self):
        self.assertEqual(self.shown, PASSWORD)
        self.solution.load()
        self.assertIs(self.ask("sign_in", "admin", PASSWORD), True)
        self.assertIs(self.ask("sign_in", "admin", "Två elefanter"), False)
        self.assertIs(self.ask("sign_in", "nobody", PASSWORD), False)

    def test_the_password_is_changed(self):
        self.assertIs(self.ask("change_password", "admin", "wrong", "Tre möss"), False)
        self.assertIs(self.ask("change_password", "admin", PASSWORD, "Tre möss"), True)
        self.assertIs(self.ask("sign_in", "admin", PASSWORD), False)
        self.assertIs(self.ask("sign_in", "admin", "Tre möss"), True)

    def test_an_installation_without_a_password_can_be_entered_if_it_is_made(self):
        self.db = self.path("new.db")
        seen = self.solution.attempt("install", self.db, {"LANG": "sv_SE"}, timeout=SECONDS)
        if seen.raised is None and seen.value:
            self.assertIs(self.ask("sign_in", "admin", seen.value), True)
