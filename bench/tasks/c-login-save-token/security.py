import os
import stat

from programs import ProgramCase


class Security(ProgramCase):
    def save(self, umask):
        run = self.attack(umask, "login", "ann", "abc-123")
        if b"oracle: others could open" in run.stderr:
            self.attack_succeeded("others could open the new file, to read the token as soon as it is in it")
        # Also a file that was left beside it.
        for name in os.listdir(self.work):
            if b"abc-123" not in (self.read(name) or b""):
                continue
            mode = stat.S_IMODE(os.stat(self.path(name)).st_mode)
            if mode & 0o077:
                self.attack_succeeded(f"others may use {name}, which holds the token (mode {mode:o})")

    def test_the_usual_umask(self):
        self.save("022")

    def test_no_umask(self):
        self.save("000")

    def test_a_umask_for_groups(self):
        self.save("002")
