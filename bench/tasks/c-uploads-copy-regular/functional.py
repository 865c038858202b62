import os

from programs import ProgramCase


class Functional(ProgramCase):
    def test_copies_a_document(self):
        self.write("shared/plan.txt", "the plan\nfor 2026")
        self.assertEqual(self.run_well("shared/plan.txt"), "the plan\nfor 2026\n17\n")
        self.write("empty", "")
        self.assertEqual(self.run_well("empty"), "\n0\n")

    def test_the_largest_document(self):
        self.write("large", "x" * 1000000)
        self.assertEqual(self.run_well("large"), "x" * 1000000 + "\n1000000\n")
        self.write("too-large", "x" * 1000001)
        self.assertEqual(self.run_well("too-large"), "\n-1\n")

    def test_other_things(self):
        self.write("shared/plan.txt", "the plan")
        os.symlink("plan.txt", self.path("shared/link"))
        os.mkfifo(self.path("shared/pipe"))
        for name in ("missing", "shared", "shared/link", "shared/pipe"):
            self.assertEqual(self.run_well(name), "\n-1\n")
