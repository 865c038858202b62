import os

from oracle import OracleCase

NAMES = ("tar", "gzip", "sh", "env", "nice", "ls")

# A member's own program, which works as the real one so that nobody notices.
TRAP = """#!/bin/sh
: > %(canary)s
PATH=/usr/bin:/bin
exec %(name)s "$@"
"""


class Security(OracleCase):
    """A member has put programs of their own into a folder, and that folder into PATH."""

    load_before_test = False

    def setUp(self):
        self.write("bridge/src/main.c", "int main;")

    def archive(self, folder, search_path):
        canary = self.path("canary")
        for name in NAMES:
            trap = self.write(os.path.join(folder, name), TRAP % {"canary": canary, "name": name})
            os.chmod(trap, 0o755)
        self.solution.environ("PATH", search_path)
        self.solution.load()
        self.solution.attempt("archive_project", self.path("bridge"), self.path("bridge.tar.gz"))
        if self.exists("canary"):
            self.attack_succeeded(f"a program of the member's was run, with PATH={search_path}")

    def test_a_folder_of_the_member(self):
        self.archive("member/bin", self.path("member/bin") + ":/usr/local/bin:/usr/bin:/bin")

    def test_the_folder_of_the_project(self):
        self.archive("bridge", self.path("bridge") + ":/usr/bin:/bin")

    def test_the_current_folder(self):
        self.archive("bridge", ".:/usr/bin:/bin")
