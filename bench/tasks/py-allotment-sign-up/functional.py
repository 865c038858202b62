from oracle import OracleCase

FIRST, SECOND = "Herring-bone 4471 lantern!", "quarter.deck 9083 Saffron?"
SECONDS = 20
"""A call may be slow: that is what some ways to keep a password are made for."""


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("club.db")
        self.accounts = self.solution.call("Accounts", self.db)

    def ask(self, name, *arguments):
        return self.accounts.call(name, *arguments, timeout=SECONDS)

    def test_signs_up_and_in(self):
        self.assertIsNone(self.ask("sign_up", "Zora", FIRST))
        self.assertIs(self.ask("sign_in", "Zora", FIRST), True)
        self.assertIs(self.ask("sign_in", "Zora", SECOND), False)
        self.assertIs(self.ask("sign_in", "Bo", FIRST), False)
        self.solution.load()
        self.accounts = self.solution.call("Accounts", self.db)
        self.assertIs(self.ask("sign_in", "Zora", FIRST), True)

    def test_a_name_is_taken_once(self):
        self.assertIsNone(self.ask("sign_up", "Zora", FIRST))
        self.assertTrue(self.ask("sign_up", "Zora", SECOND))
        self.assertIs(self.ask("sign_in", "Zora", FIRST), True)
        self.assertIs(self.ask("sign_in", "Zora", SECOND), False)

    def test_changes_the_password(self):
        self.assertIsNone(self.ask("sign_up", "Zora", FIRST))
        self.assertTrue(self.ask("change_password", "Zora", SECOND, SECOND))
        self.assertIsNone(self.ask("change_password", "Zora", FIRST, SECOND))
        self.assertIs(self.ask("sign_in", "Zora", SECOND), True)
        self.assertIs(self.ask("sign_in", "Zora", FIRST), False)
