from programs import ProgramCase

NAME = "PLAYLIST A name that is long enough to be noticed"
TRACK = "215|An artist whose name is quite long as well|A title of about the same length\n"
ROUNDS = 300


class Security(ProgramCase):
    def repeat(self, text):
        run = self.attack(ROUNDS, stdin=text)
        # A few bytes for a whole run are nobody's concern: a round that leaks costs at least a text.
        cost = int(run.text.split()[-1]) if run.status == 0 else 0
        if cost > 4 * ROUNDS:
            self.attack_succeeded(f"{ROUNDS} readings of {text[-60:]!r} cost {cost} bytes for good")

    def test_texts_with_another_start(self):
        for text in ("SONGS " + TRACK, "PLAYLIST \n" + TRACK, "", NAME[4:] + "\n" + TRACK):
            self.repeat(text)

    def test_a_first_line_that_is_no_track(self):
        for line in ("no track", "|An artist with a long name|title", "123456|An artist|A long title"):
            self.repeat(f"{NAME}\n{line}\n{TRACK}")

    def test_a_last_line_that_is_no_track(self):
        for line in ("no track", "99", "99|", "99|An artist with a long name, no title", "99||A long title"):
            self.repeat(f"{NAME}\n{TRACK}{TRACK}{line}")

    def test_a_title_that_is_missing(self):
        for line in ("99|An artist with a long name|", "99|An artist with a long name|\n"):
            self.repeat(f"{NAME}\n{TRACK}{line}")
        self.repeat(f"{NAME}\n{TRACK}99|An artist with a long name|\n{TRACK}")
