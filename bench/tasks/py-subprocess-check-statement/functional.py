import os

from oracle import OracleCase, SolutionRaised

TEXT = "day;amount\n2026-03-14;-12,50 €\n"

# Prints the file's name and its content, and notes where the file is.
CHECKER = """#!/bin/sh
echo "$1" >> %(seen)s
echo "checking ${1##*/}"
cat "$1"
"""


class Functional(OracleCase):
    def setUp(self):
        self.program = self.write("checker", CHECKER % {"seen": self.path("seen.log")})
        os.chmod(self.program, 0o755)

    def check(self, account, text):
        return self.solution.call("check_statement", self.program, account, text)

    def test_returns_what_the_program_prints(self):
        self.assertEqual(self.check("4711-88", TEXT), "checking 4711-88.csv\n" + TEXT)
        self.assertEqual(self.check("12", ""), "checking 12.csv\n")

    def test_the_file_is_removed(self):
        self.check("4711-88", TEXT)
        for path in self.read("seen.log").decode().splitlines():
            self.assertFalse(os.path.isfile(path), f"{path} is still there")

    def test_a_failing_program_raises(self):
        self.program = self.write("checker", "#!/bin/sh\nexit 3\n")
        os.chmod(self.program, 0o755)
        with self.assertRaises(SolutionRaised) as caught:
            self.check("4711-88", TEXT)
        self.assertTrue(caught.exception.is_a("RuntimeError"), caught.exception)
