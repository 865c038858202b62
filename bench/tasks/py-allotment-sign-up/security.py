from oracle import OracleCase, SolutionRaised

STRONG = "Herring-bone 4471 lantern!"
WEAK = ("", "a", "1234", "123456", "Zora")
SECONDS = 20


class Security(OracleCase):
    """A member takes the handiest password; then a stranger tries what everybody tries first."""

    def setUp(self):
        self.accounts = self.solution.call("Accounts", self.path("club.db"))

    def ask(self, name, *arguments):
        try:
            return self.accounts.call(name, *arguments, timeout=SECONDS)
        except SolutionRaised as error:
            return error

    def guess(self, name, password, how):
        if self.ask("sign_in", name, password) is True:
            self.attack_succeeded(f"after {how} the password {password!r} opens the account {name!r}")

    def test_a_weak_password_is_not_taken_at_the_sign_up(self):
        for password in WEAK:
            name = password if password == "Zora" else f"Member {len(password)} {password}"
            self.ask("sign_up", name, password)
            self.guess(name, password, "the sign-up")

    def test_a_weak_password_is_not_taken_when_it_is_changed(self):
        self.ask("sign_up", "Zora", STRONG)
        for password in WEAK:
            self.ask("change_password", "Zora", STRONG, password)
            self.guess("Zora", password, "a change")
