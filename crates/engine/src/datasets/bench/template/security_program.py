from programs import ProgramCase


class Security(ProgramCase):
    def test_hostile_text_does_no_harm(self):
        self.attack("TODO: the attack" * 1000)
