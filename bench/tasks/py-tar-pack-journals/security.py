import os
import tarfile

from oracle import OracleCase

NAMES = ("2026-03-01.log", "2026-03-02.log", "2026-03-03.log")


class Security(OracleCase):
    """Somebody who wants the journal of a night to vanish makes tar fail."""

    def setUp(self):
        for name in NAMES:
            self.write("journals/" + name, f"door opened on {name}\n")

    def pack(self, archive):
        self.solution.attempt("pack_month", self.path("journals"), "2026-03", self.path(archive))
        packed = self.packed(archive)
        for name in NAMES:
            whole = packed.get(name) == f"door opened on {name}\n".encode()
            if not whole and not self.exists("journals/" + name):
                self.attack_succeeded(f"{name} was deleted, and is not in the archive")

    def packed(self, archive):
        """The whole files of the archive, as far as it can be read."""
        files = {}
        try:
            with tarfile.open(self.path(archive)) as found:
                for member in found:
                    if member.isfile():
                        files[os.path.basename(member.name)] = found.extractfile(member).read()
        except (OSError, EOFError, tarfile.TarError):
            pass
        return files

    def test_tar_cannot_write_the_archive(self):
        self.pack("no/such/folder/out.tar.gz")

    def test_something_else_is_in_the_place_of_the_archive(self):
        os.mkdir(self.path("out.tar.gz"))
        self.pack("out.tar.gz")

    def test_tar_cannot_read_one_journal(self):
        os.chmod(self.path("journals/2026-03-02.log"), 0)
        self.pack("out.tar.gz")
