import os

from programs import ProgramCase


class Security(ProgramCase):
    def look(self, *names):
        for name in names:
            try:
                mode = os.lstat(self.path(name)).st_mode
            except (FileNotFoundError, PermissionError):
                continue
            if mode & 0o002:
                self.attack_succeeded(f"all users can write {name} (mode {mode & 0o7777:o})")

    def test_the_file(self):
        os.mkdir(self.path("lock"), 0o755)
        os.chmod(self.path("lock"), 0o777)
        self.attack(self.path("lock"), "upper", "120")
        self.look("lock/gates.levels")

    def test_the_new_folders(self):
        self.attack(self.path("lock/state"), "upper", "120")
        self.look("lock", "lock/state", "lock/state/gates.levels")
