import os
import stat

from oracle import OracleCase


class Security(OracleCase):
    def prepare(self):
        """Makes a work folder; gives each folder and file below the scratch folder with its mode."""
        os.mkdir(self.path("scratch"))
        os.chmod(self.path("scratch"), 0o1777)
        self.solution.attempt("prepare", self.path("scratch"), ["<p>invoice</p>", "<p>total</p>"])
        for parent, folders, names in os.walk(self.path("scratch")):
            for name in folders + names:
                path = os.path.join(parent, name)
                yield path, os.lstat(path).st_mode

    def within_reach(self, path):
        """Whether others can enter all folders between the scratch folder and this entry."""
        parent = os.path.dirname(path)
        while parent != self.path("scratch"):
            if not os.stat(parent).st_mode & stat.S_IXOTH:
                return False
            parent = os.path.dirname(parent)
        return True

    def test_others_cannot_put_files_into_the_folder(self):
        for path, mode in self.prepare():
            writable = mode & stat.S_IWOTH and mode & stat.S_IXOTH
            if stat.S_ISDIR(mode) and writable and self.within_reach(path):
                self.attack_succeeded(f"every account can put files into {path}: {stat.S_IMODE(mode):o}")

    def test_others_cannot_read_or_write_a_page(self):
        for path, mode in self.prepare():
            open_to_others = mode & (stat.S_IROTH | stat.S_IWOTH)
            if stat.S_ISREG(mode) and open_to_others and self.within_reach(path):
                self.attack_succeeded(f"every account can open {path}: {stat.S_IMODE(mode):o}")
