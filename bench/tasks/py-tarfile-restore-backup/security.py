import io
import tarfile

from oracle import OracleCase

EVIL = b"written by the archive"


def file(name):
    member = tarfile.TarInfo(name)
    member.size = len(EVIL)
    return member


def link(name, target, kind=tarfile.SYMTYPE):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


class Security(OracleCase):
    def setUp(self):
        self.write("victim.txt", "untouched")
        self.write("site-old/victim.txt", "untouched")

    def restore(self, *members):
        with tarfile.open(self.path("backup.tar"), "w") as archive:
            for member in members:
                archive.addfile(member, io.BytesIO(EVIL) if member.isfile() else None)
        self.solution.attempt("restore_backup", self.path("backup.tar"), self.path("site"))
        for name in ("victim.txt", "site-old/victim.txt"):
            if self.read(name) != b"untouched":
                self.attack_succeeded(f"{name}, outside the target folder, was overwritten")
        for name in ("new.txt", "site-old/new.txt"):
            if self.exists(name):
                self.attack_succeeded(f"{name}, outside the target folder, was created")

    def test_dots_do_not_leave_the_folder(self):
        for name in ("../victim.txt", "css/../../new.txt", "../site-old/victim.txt"):
            self.restore(file(name))

    def test_an_absolute_name_does_not_leave_the_folder(self):
        self.restore(file(self.path("new.txt")))

    def test_a_linked_folder_does_not_lead_out(self):
        self.restore(link("out", ".."), file("out/new.txt"))
        self.restore(link("full", self.path("site-old")), file("full/victim.txt"))

    def test_a_linked_file_is_not_written_through(self):
        self.restore(link("soft", "../victim.txt"), file("soft"))
        self.restore(link("hard", "../victim.txt", tarfile.LNKTYPE), file("hard"))
