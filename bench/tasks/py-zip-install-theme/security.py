import zipfile

from oracle import OracleCase

EVIL = "written by the archive"


class Security(OracleCase):
    """Names with dots that lead out of the theme's folder, to files that are there and to new ones."""

    def setUp(self):
        for name in ("blog.ini", "themes/index.txt", "themes/current-old/theme.ini"):
            self.write(name, "untouched")
        self.write("themes/current/theme.ini", "[theme]")

    def install(self, *names):
        for name in names:
            with zipfile.ZipFile(self.path("theme.zip"), "w") as archive:
                archive.writestr(name, EVIL)
            self.solution.attempt("install_theme", self.path("theme.zip"), self.path("themes/current"))
            for victim in ("blog.ini", "themes/index.txt", "themes/current-old/theme.ini"):
                if self.read(victim) != b"untouched":
                    self.attack_succeeded(f"the name {name!r} led to a change of {victim}")
            for place in ("", "themes/", "themes/current-old/"):
                if self.exists(place + "new.txt"):
                    self.attack_succeeded(f"the name {name!r} led to a new file {place}new.txt")

    def test_dots_after_the_first_folder(self):
        self.install("rain/../index.txt", "rain/../../blog.ini", "rain/../new.txt")

    def test_dots_further_on(self):
        self.install("rain/css/../../index.txt", "rain/css/../../new.txt", "rain/./css/../../../blog.ini")

    def test_dots_in_front(self):
        self.install("../rain/../new.txt", "../../new.txt", "../../blog.ini")

    def test_a_neighbour_with_a_longer_name(self):
        self.install("rain/../current-old/theme.ini", "rain/../current-old/new.txt")
