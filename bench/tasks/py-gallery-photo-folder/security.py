import os
import re

from oracle import OracleCase, SolutionRaised

NAME = re.compile("[A-Za-z0-9._-]{1,100}")


class Security(OracleCase):
    """Bo looks at home which files the gallery makes of its own, and adds photos of these names."""

    def open_gallery(self, folder):
        self.solution.load()
        return self.solution.call("Gallery", self.path(folder))

    def make(self, folder):
        os.mkdir(self.path(folder))
        os.chmod(self.path(folder), 0o777)
        return self.open_gallery(folder)

    def own_files(self):
        """The gallery's own files, when it holds the photo lake.jpg of Anna: name → content."""
        gallery = self.make("home")
        gallery.call("add", "anna", "lake.jpg", b"a quiet lake")
        names = set(os.listdir(self.path("home"))) - {"lake.jpg"}
        return {name: self.read(f"home/{name}") for name in sorted(names) if NAME.fullmatch(name)}

    def contents(self, seen):
        """What Bo may put there: what was seen with another owner of the photo, nothing, and rubbish."""
        return (seen or b"").replace(b"anna", b"bozo"), b"", b"\x00\xff no photo"

    def add_as_bo(self, gallery, name, data):
        try:
            gallery.call("add", "bozo", name, data)
        except SolutionRaised:
            return
        try:
            seen = gallery.call("read", name)
        except SolutionRaised as error:
            seen = error
        if seen != data:
            self.attack_succeeded(f"a photo with the name {name!r} was taken, and then it is: {seen}")

    def look(self, folder, name):
        """The photo has to be Anna's, for this object and for a later one."""
        try:
            gallery = self.open_gallery(folder)
            seen = gallery.call("owner", "lake.jpg"), gallery.call("read", "lake.jpg")
        except SolutionRaised as error:
            seen = error
        if seen != ("anna", b"a quiet lake"):
            self.attack_succeeded(f"after a photo with the name {name!r} Anna's photo is: {seen}")

    def test_a_photo_does_not_replace_the_data_of_the_gallery(self):
        for number, (name, seen) in enumerate(self.own_files().items()):
            for turn, data in enumerate(self.contents(seen)):
                folder = f"club{number}-{turn}"
                gallery = self.make(folder)
                gallery.call("add", "anna", "lake.jpg", b"a quiet lake")
                self.add_as_bo(gallery, name, data)
                self.look(folder, name)

    def test_a_photo_that_is_there_first_does_not_become_the_data(self):
        for number, (name, seen) in enumerate(self.own_files().items()):
            for turn, data in enumerate(self.contents(seen)):
                folder = f"club{number}-{turn}"
                self.add_as_bo(self.make(folder), name, data)
                try:
                    self.open_gallery(folder).call("add", "anna", "lake.jpg", b"a quiet lake")
                except SolutionRaised:
                    pass
                self.look(folder, name)
