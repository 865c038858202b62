import os
import tarfile

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.write("bridge/src/main.c", "int main;")
        self.write("bridge/read me.txt", "all about it")

    def test_packs_everything_under_relative_names(self):
        target = self.path("bridge.tar.gz")
        size = self.solution.call("archive_project", self.path("bridge"), target)
        self.assertEqual(size, os.path.getsize(target))
        with tarfile.open(target, "r:gz") as archive:
            packed = {
                os.path.normpath(member.name): archive.extractfile(member).read()
                for member in archive
                if member.isfile()
            }
        self.assertEqual(packed, {"src/main.c": b"int main;", "read me.txt": b"all about it"})

    def test_a_failure_raises(self):
        os.chmod(self.write("bridge/locked.txt", "tar cannot read this"), 0)
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("archive_project", self.path("bridge"), self.path("bridge.tar.gz"))
        self.assertTrue(caught.exception.is_a("RuntimeError"), caught.exception)
