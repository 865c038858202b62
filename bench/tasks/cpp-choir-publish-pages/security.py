import os

from programs import ProgramCase

SECRET = "board-minutes-7340"


class Security(ProgramCase):
    def setUp(self):
        self.write("drafts/index.html", "<p>concert")
        self.write("drafts/2026/may.html", "<p>May")
        self.write("board/minutes.html", SECRET)
        self.write("board/old/minutes.html", SECRET)

    def look(self, *names):
        """Looks at the site as its visitors do: a link shows what it leads to."""
        self.attack(self.path("drafts"), self.path("site"))
        for name in names:
            if SECRET.encode() in (self.read("site/" + name) or b""):
                self.attack_succeeded(f"the site shows a file of the board's as {name}")

    def test_links_to_files(self):
        os.symlink(self.path("board/minutes.html"), self.path("drafts/a.html"))
        os.symlink("../../board/minutes.html", self.path("drafts/2026/b.html"))
        self.look("a.html", "2026/b.html")

    def test_links_to_folders(self):
        os.symlink(self.path("board"), self.path("drafts/a"))
        os.symlink("../../board", self.path("drafts/2026/b"))
        self.look("a/minutes.html", "a/old/minutes.html", "2026/b/minutes.html")

    def test_links_to_links(self):
        os.symlink(self.path("board/minutes.html"), self.path("drafts/z.html"))
        os.symlink("z.html", self.path("drafts/a.html"))
        self.look("a.html", "z.html")
