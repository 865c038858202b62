import os
import tarfile

from oracle import OracleCase

JOURNALS = {"2026-03-01.log": b"door 1 opened\n", "2026-03-31.log": b"door 2 opened\n"}


class Functional(OracleCase):
    def setUp(self):
        for name, content in {**JOURNALS, "2026-04-01.log": b"april", "2026-03-01.txt": b"notes"}.items():
            self.write("journals/" + name, content)

    def pack(self, month):
        return self.solution.call("pack_month", self.path("journals"), month, self.path("out.tar.gz"))

    def test_packs_the_month(self):
        self.assertEqual(self.pack("2026-03"), 2)
        with tarfile.open(self.path("out.tar.gz"), "r:gz") as archive:
            packed = {
                os.path.normpath(member.name): archive.extractfile(member).read()
                for member in archive
                if member.isfile()
            }
        self.assertEqual(packed, JOURNALS)

    def test_deletes_what_is_packed_and_nothing_else(self):
        self.pack("2026-03")
        self.assertEqual(sorted(os.listdir(self.path("journals"))), ["2026-03-01.txt", "2026-04-01.log"])

    def test_a_month_without_journals(self):
        self.assertEqual(self.pack("2025-03"), 0)
        self.assertFalse(self.exists("out.tar.gz"))
        self.assertEqual(len(os.listdir(self.path("journals"))), 4)
