import os
import tarfile

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("files/notes.txt", "notes")
        self.write("files/plan.txt", "plan")
        self.write("files/2024/march.txt", "march")

    def bundle(self, names):
        size = self.solution.call("bundle_files", self.path("files"), names, self.path("out.tar.gz"))
        self.assertEqual(size, os.path.getsize(self.path("out.tar.gz")))
        with tarfile.open(self.path("out.tar.gz"), "r:gz") as archive:
            return {
                os.path.normpath(member.name): archive.extractfile(member).read()
                for member in archive
                if member.isfile()
            }

    def test_packs_the_named_files_only(self):
        self.assertEqual(
            self.bundle(["notes.txt", "2024/march.txt"]),
            {"notes.txt": b"notes", "2024/march.txt": b"march"},
        )

    def test_replaces_an_archive(self):
        self.bundle(["notes.txt"])
        self.assertEqual(self.bundle(["plan.txt"]), {"plan.txt": b"plan"})
