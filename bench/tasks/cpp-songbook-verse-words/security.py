from programs import ProgramCase

LONG = "merrily merrily merrily merrily, life is but a dream, said the boatman to the fish"
SHORT = "la la la"


class Security(ProgramCase):
    def test_copies(self):
        for what in ("copy", "assign", "assign-self"):
            for text in (LONG, SHORT):
                self.attack(what, text, LONG + LONG)
        self.attack("assign", LONG, SHORT)

    def test_moves(self):
        for what in ("move", "move-assign"):
            for text in (LONG, SHORT):
                self.attack(what, text, LONG)
                self.attack(what, text, SHORT)

    def test_verses_of_a_song(self):
        self.attack("song", *[LONG + str(n) for n in range(9)])
        self.attack("song", *[SHORT + str(n) for n in range(9)])
        self.attack("song", *[text for n in range(9) for text in (SHORT + str(n), LONG + str(n))])
