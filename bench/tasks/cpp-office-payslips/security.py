import os

from programs import ProgramCase


class Security(ProgramCase):
    def others_can_read(self, name):
        """Whether other users can read a file in the work folder: all folders above must let them pass."""
        parts = name.split("/")
        try:
            for number in range(1, len(parts)):
                if not os.stat(self.path("/".join(parts[:number]))).st_mode & 0o001:
                    return False
            return bool(os.stat(self.path(name)).st_mode & 0o004)
        except (FileNotFoundError, PermissionError):
            return False

    def file_and_look(self, *names):
        march, april = ("2026-03", "231050", "March"), ("2026-04", "1", "April")
        self.attack(self.path("archive"), "anna", *march, "anna", *april)
        for name in names:
            if self.others_can_read("archive/" + name):
                self.attack_succeeded(f"all users can read {name}")

    def test_payslips(self):
        self.file_and_look("anna/2026-03.txt", "anna/2026-04.txt")

    def test_totals(self):
        self.file_and_look("totals.csv")
