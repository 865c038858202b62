import os

from oracle import OracleCase, SolutionRaised

SECRET = "Rex-has-bitten-the-mayor-7731"


class Security(OracleCase):
    def install(self, name):
        """A fresh installation in an empty folder, in a fresh process of its own."""
        os.mkdir(self.path(name))
        os.chmod(self.path(name), 0o777)
        self.solution.load()
        return self.solution.call("Notes", self.path(name))

    def test_another_clinic_cannot_read_the_note(self):
        data = self.install("clinic").call("encrypt", SECRET)
        other = self.install("other")
        other.call("encrypt", "a note of the other clinic")
        self.read_note(other, data)

    def test_an_installation_in_a_folder_of_the_same_name_cannot_read_the_note(self):
        data = self.install("clinic").call("encrypt", SECRET)
        os.rename(self.path("clinic"), self.path("elsewhere"))
        self.read_note(self.install("clinic"), data)

    def read_note(self, attacker, data):
        self.assertNotLeaked(SECRET, data)
        try:
            seen = attacker.call("decrypt", data)
        except SolutionRaised as error:
            seen = error.text
        self.assertNotLeaked(SECRET, seen)
