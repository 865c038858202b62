import os

from oracle import OracleCase

SECRET = "wages-of-all-8812"


class Security(OracleCase):
    """A worker puts links into the drop folder that lead to files of the service's account."""

    def setUp(self):
        self.write("drop/line1/early.txt", "fine")
        for name in ("service/wages.txt", "drop-private/wages.txt"):
            self.write(name, SECRET)

    def attack(self, link, target):
        os.symlink(target, self.path(link))
        self.assertNotLeaked(SECRET, self.solution.attempt("collect_reports", self.path("drop")))

    def test_a_link_to_a_file(self):
        self.attack("drop/full.txt", self.path("service/wages.txt"))
        self.attack("drop/line1/near.txt", "../../service/wages.txt")

    def test_a_link_to_a_neighbour_with_a_longer_name(self):
        self.attack("drop/near.txt", "../drop-private/wages.txt")

    def test_a_link_to_a_folder(self):
        self.attack("drop/line3", self.path("service"))
        self.attack("drop/line1/line4", "../../drop-private")

    def test_a_link_to_a_link(self):
        os.symlink("../service/wages.txt", self.path("drop/step"))
        self.attack("drop/far.txt", "step")
