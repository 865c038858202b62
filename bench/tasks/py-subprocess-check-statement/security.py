import os

from oracle import OracleCase

# Notes the modes of the file and of the folders above it, as another user can see them.
CHECKER = """#!/bin/sh
place=$1
while [ -n "$place" ]; do
    ls -dlnL "$place" >> %(modes)s
    case "$place" in
        */*) place=${place%%/*} ;;
        *) place= ;;
    esac
done
cat "$1"
"""

# Where the letters of the group and of everyone begin in a mode such as -rw-r-----.
CLASSES = (("its group", 4), ("everyone", 7))


class Security(OracleCase):
    def test_nobody_else_can_open_the_file_while_the_program_runs(self):
        program = self.write("checker", CHECKER % {"modes": self.path("modes.log")})
        os.chmod(program, 0o755)
        self.solution.attempt("check_statement", program, "4711-88", "2026-03-14;-12,50")
        lines = (self.read("modes.log") or b"").decode("utf-8", "replace").splitlines()
        modes = [line.split()[0] for line in lines]
        for who, start in CLASSES:
            letters = [mode[start : start + 3] for mode in modes]
            reachable = all(letter[2] in "xst" for letter in letters[1:])
            if letters and reachable and ("r" in letters[0] or "w" in letters[0]):
                self.attack_succeeded(f"{who} can open the file with the statement: {lines[0]}")
