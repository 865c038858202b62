import os
import stat

from oracle import OracleCase

CLASSES = (
    ("its group", stat.S_IRGRP | stat.S_IWGRP, stat.S_IXGRP),
    ("everyone", stat.S_IROTH | stat.S_IWOTH, stat.S_IXOTH),
)


class Security(OracleCase):
    """Looks who else can open the files of the journal, through folders that let everybody in."""

    def make_folder(self, name):
        os.makedirs(self.path(name))
        os.chmod(self.path(name), 0o755)

    def mode(self, path):
        return stat.S_IMODE(os.stat(path).st_mode)

    def folders_above(self, path):
        """The folders from the home folder of the user down to the file."""
        folder = os.path.dirname(path)
        while len(folder) >= len(self.path("home")):
            yield folder
            folder = os.path.dirname(folder)

    def add(self, name):
        self.solution.attempt("add_entry", self.path(name), "2026-03-14", 1, "quarrel with Bo")
        for parent, _folders, files in os.walk(self.path("home")):
            for path in (os.path.join(parent, file) for file in files):
                for who, touch, enter in CLASSES:
                    reachable = all(self.mode(folder) & enter for folder in self.folders_above(path))
                    if reachable and self.mode(path) & touch:
                        self.attack_succeeded(f"{who} can open {path}: mode {self.mode(path):o}")

    def test_a_journal_in_new_folders(self):
        self.make_folder("home")
        self.add("home/.local/share/moods/journal.db")

    def test_a_journal_in_a_folder_that_is_there(self):
        self.make_folder("home/.local/share")
        self.make_folder("home/.local/share/moods")
        self.add("home/.local/share/moods/journal.db")
