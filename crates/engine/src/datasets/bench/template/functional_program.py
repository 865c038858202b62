from programs import ProgramCase


class Functional(ProgramCase):
    def test_does_what_was_asked_for(self):
        self.assertEqual(self.run_well("A"), "65\n")
