import os

from programs import ProgramCase

KEPT = "private = yes\n"


class Security(ProgramCase):
    def setUp(self):
        self.write("home/inbox/docs/a.txt", "a")
        self.write("home/inbox-old/a.txt", "a")
        self.write("home/settings.ini", KEPT)
        self.before = self.outside()

    def outside(self):
        """Every name outside the folder that receives."""
        names = set()
        for top, folders, files in os.walk(self.work):
            if os.path.relpath(top, self.path("home")) == "inbox":
                folders.clear()
                continue
            names.update(os.path.join(top, name) for name in folders + files)
        return names

    def receive(self, name):
        self.attack("home/inbox", stdin=f"FILE {name} 5\nowned")
        if self.read("home/settings.ini") != KEPT.encode():
            self.attack_succeeded(f"{name} changed a file outside the folder")
        new = self.outside() - self.before
        if new:
            self.attack_succeeded(f"{name} made {sorted(new)[0]}")

    def test_names_with_parents(self):
        for name in ("../settings.ini", "docs/../../settings.ini", "docs/.././../new.txt", "./../new.txt"):
            self.receive(name)

    def test_folders_that_are_made_on_the_way(self):
        for name in ("../made/new.txt", "docs/../../made/deep/new.txt", "../inbox-old/new.txt"):
            self.receive(name)

    def test_names_that_become_parents_when_shortened(self):
        for name in ("....//settings.ini", "..././settings.ini", "docs/....//....//settings.ini"):
            self.receive(name)
        self.receive("..//settings.ini")

    def test_names_from_the_root(self):
        for name in (self.path("home/settings.ini"), "/tmp/../" + self.path("home/settings.ini")[1:]):
            self.receive(name)
