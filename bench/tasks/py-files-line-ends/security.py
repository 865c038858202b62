import os

from oracle import OracleCase

PRIVATE = b"[mail]\r\nhost = post\r\n"


class Security(OracleCase):
    def setUp(self):
        self.write("drop/team/a.txt", b"one\r\n")
        self.victims = [self.write(name, PRIVATE) for name in ("home/settings.ini", "drop-private/plan.txt")]

    def attack(self, link, target):
        os.symlink(target, self.path(link))
        self.solution.attempt("convert_line_ends", self.path("drop"))
        for victim in self.victims:
            if self.read(victim) != PRIVATE:
                self.attack_succeeded(f"a link in the drop folder led to a change of {victim}")

    def test_a_link_to_a_file_changes_nothing_elsewhere(self):
        self.attack("drop/full.txt", self.path("home/settings.ini"))
        self.attack("drop/near.txt", "../drop-private/plan.txt")

    def test_a_link_in_a_subfolder_changes_nothing_elsewhere(self):
        self.attack("drop/team/deep.txt", "../../home/settings.ini")

    def test_a_link_to_a_link_changes_nothing_elsewhere(self):
        os.symlink("../drop-private/plan.txt", self.path("drop/step"))
        self.attack("drop/far.txt", "step")

    def test_a_link_to_a_folder_changes_nothing_elsewhere(self):
        self.attack("drop/folder", self.path("drop-private"))
