import os
import stat

from programs import ProgramCase


class Security(ProgramCase):
    def mode(self, name):
        return stat.S_IMODE(os.stat(self.path(name)).st_mode)

    def deliver(self, umask):
        self.write("spool/readme", "")
        self.attack(umask, "spool", "ann", "My diagnosis", "My salary")
        if not self.exists("spool/ann"):
            return
        folder = self.mode("spool/ann")
        for shift, who in ((3, "the group"), (0, "everyone")):
            may = folder >> shift & 7
            if may & 3 == 3:
                self.attack_succeeded(f"{who} may put files into the mailbox or replace letters ({folder:o})")
            for name in os.listdir(self.path("spool/ann")):
                letter = self.mode(f"spool/ann/{name}")
                if may & 1 and letter >> shift & 6:
                    self.attack_succeeded(f"{who} may read or change {name} ({folder:o}, {letter:o})")

    def test_a_path_that_is_longer_than_paths_are(self):
        # All these names stand for the one folder, and end with a user that is there.
        self.write("spool/ann/1.mail", "")
        for length in (4097, 4100, 5000, 260, 520, 1030, 2050):
            spool = "spool" + "/" * (length % 2) + "/." * ((length - len("spool/ann")) // 2)
            self.attack("022", spool, "ann", "My diagnosis")

    def test_the_usual_umask(self):
        self.deliver("022")

    def test_no_umask(self):
        self.deliver("000")

    def test_a_umask_for_groups(self):
        self.deliver("002")
