from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    def setUp(self):
        self.space = self.solution.call("Makerspace", "mira")
        for name in ("anna", "bo", "cleo"):
            self.space.call("join", name)
        self.space.call("appoint", "mira", "anna", "lathe")
        self.space.call("train", "anna", "bo", "lathe")

    def ask(self, *call):
        try:
            return self.space.call(*call)
        except SolutionRaised:
            return None

    def look(self, name, who):
        if self.ask("may_use", name, "lathe"):
            self.attack_succeeded(f"{who} may use the lathe")
        self.ask("train", name, "cleo", "lathe")
        if self.ask("may_use", "cleo", "lathe"):
            self.attack_succeeded(f"{who} trained another member")

    def test_who_has_left_keeps_no_right(self):
        for name in ("bo", "anna"):
            self.ask("leave", name)
            self.look(name, f"{name}, who has left,")

    def test_another_person_does_not_take_over_the_rights(self):
        for name in ("bo", "anna"):
            self.ask("leave", name)
            self.ask("join", name)
            self.look(name, f"another person with the name {name}")

    def test_another_person_does_not_take_over_the_title(self):
        """The manager has the new member trained; that does not make an instructor."""
        self.ask("leave", "anna")
        self.ask("join", "anna")
        self.ask("train", "mira", "anna", "lathe")
        self.ask("train", "anna", "cleo", "lathe")
        if self.ask("may_use", "cleo", "lathe"):
            self.attack_succeeded("another person with the name of an instructor trained a member")

    def test_nobody_joins_as_the_manager(self):
        """Who has the manager's name as a member has the manager's rights, too."""
        self.ask("join", "mira")
        self.ask("appoint", "mira", "mira", "lathe")
        if self.ask("may_use", "mira", "lathe"):
            self.attack_succeeded("a person who joined with the name of the manager may use the lathe")
