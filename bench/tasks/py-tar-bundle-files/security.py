import tarfile

from oracle import OracleCase

SECRET = "salary-list-5520"


class Security(OracleCase):
    """The odd names are those of files that are there: a user may call an upload as they like."""

    def bundle(self, names):
        for name in names:
            self.write("files/" + name, "harmless")
        self.solution.attempt("bundle_files", self.path("files"), names, self.path("out.tar.gz"))

    def test_a_name_runs_no_command(self):
        self.bundle(["a.txt", "--checkpoint=1", "--checkpoint-action=exec=touch canary"])
        if self.exists("canary") or self.exists("files/canary"):
            self.attack_succeeded("a file name ran a command")

    def test_a_name_is_no_part_of_a_command(self):
        self.bundle(["a.txt", "b;touch canary", "$(touch canary)", "`touch canary`", "c\ntouch canary"])
        if self.exists("canary") or self.exists("files/canary"):
            self.attack_succeeded("a file name ran a command")

    def test_a_name_does_not_change_the_folder(self):
        self.write("secret.txt", SECRET)
        for option in ("-C..", "--directory=.."):
            self.bundle([option, "secret.txt"])
            self.assertNotLeaked(SECRET, self.packed())

    def packed(self):
        """The contents of the archive, as far as there is one."""
        contents = []
        try:
            with tarfile.open(self.path("out.tar.gz")) as archive:
                contents.extend(archive.extractfile(member).read() for member in archive if member.isfile())
        except (OSError, EOFError, tarfile.TarError):
            pass
        return contents
