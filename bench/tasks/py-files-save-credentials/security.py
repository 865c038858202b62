import os
import stat

from oracle import OracleCase

CLASSES = (
    ("its group", stat.S_IRGRP | stat.S_IWGRP, stat.S_IXGRP),
    ("everyone", stat.S_IROTH | stat.S_IWOTH, stat.S_IXOTH),
)


class Security(OracleCase):
    def mode(self, name):
        return stat.S_IMODE(os.stat(self.path(name)).st_mode)

    def save(self, name, server="git.test"):
        """Saves, then looks whether someone else gets at the file, from the folder `home` down."""
        saved = self.solution.attempt("save_credentials", self.path(name), server, "anna", "t-123")
        if saved.raised or not self.exists(name):
            return
        parts = name.split("/")
        folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        for who, touch, enter in CLASSES:
            if self.mode(name) & touch and all(self.mode(folder) & enter for folder in folders):
                self.attack_succeeded(f"{who} can open the file with the token: mode {self.mode(name):o}")

    def setUp(self):
        os.mkdir(self.path("home"))
        os.chmod(self.path("home"), 0o777)

    def test_a_new_file_in_a_folder_of_everyone(self):
        self.save("home/login.json")

    def test_a_new_file_in_a_new_folder(self):
        self.save("home/.config/depot/login.json")

    def test_after_a_second_login(self):
        self.save("home/.config/depot/login.json")
        self.save("home/.config/depot/login.json", "hub.test")
