from programs import ProgramCase

WORDS = (
    "tack", "verb", "to turn through the wind", "", "gybe",
    "gybe", "verb", "to turn with the wind from behind", "", "tack,boom",
    "boom", "noun", "the spar along the foot of a sail", "", "",
    "jibe", "verb", "", "gybe", "",
)  # fmt: skip


class Functional(ProgramCase):
    def test_meanings(self):
        self.assertEqual(self.run_well("boom", *WORDS), "boom (noun): the spar along the foot of a sail\n")
        tack = "tack (verb): to turn through the wind; compare gybe (verb)\n"
        self.assertEqual(self.run_well("tack", *WORDS), tack)

    def test_see(self):
        gybe = "gybe (verb): to turn with the wind from behind; compare tack (verb); compare boom (noun)\n"
        self.assertEqual(self.run_well("gybe", *WORDS), gybe)
        self.assertEqual(self.run_well("jibe", *WORDS), "jibe: see " + gybe)

    def test_unknown(self):
        self.assertEqual(self.run_well("luff", *WORDS), "\n")
