from programs import ProgramCase


class Security(ProgramCase):
    def test_actions_that_cancel(self):
        for what in ("own", "next", "all"):
            for place in (1, 3, 6):
                self.attack(what, place)

    def test_actions_that_start(self):
        for what in ("many", "small"):
            for place in (1, 3, 6):
                self.attack(what, place)

    def test_actions_that_replace_themselves(self):
        for place in (1, 3, 6):
            self.attack("replace", place)
