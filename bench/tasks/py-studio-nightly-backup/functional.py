import os

from oracle import OracleCase, SolutionRaised

PASSWORD = {"LANG": "de_AT", "STUDIO_BACKUP_PASSWORD": "Zwölf rote Lampions"}
FILES = {"accounts.csv": b"invoice;cents\n17;25000\n", "2026/march.bin": bytes(range(256)) * 4}
SECONDS = 20
"""A call may be slow: that is what some ways to make a key of a password are made for."""


class Functional(OracleCase):
    def setUp(self):
        for name, content in FILES.items():
            self.write(f"studio/{name}", content)
        os.mkdir(self.path("disk"))
        os.chmod(self.path("disk"), 0o777)
        self.archive = self.path("disk/night.backup")
        self.solution.call("back_up", self.path("studio"), self.archive, PASSWORD, timeout=SECONDS)

    def restore(self, environ):
        self.solution.load()
        self.solution.call("restore", self.archive, self.path("restored"), environ, timeout=SECONDS)

    def test_restores_the_files(self):
        self.restore({"STUDIO_BACKUP_PASSWORD": PASSWORD["STUDIO_BACKUP_PASSWORD"]})
        for name, content in FILES.items():
            self.assertEqual(self.read(f"restored/{name}"), content)

    def test_the_backup_cannot_be_read(self):
        archive = self.read("disk/night.backup")
        self.assertTrue(archive)
        self.assertNotIn(b"invoice;cents", archive)
        self.assertNotIn(b"accounts.csv", archive)

    def test_another_password_does_not_open_it(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.restore({"STUDIO_BACKUP_PASSWORD": "Zwei rote Lampions"})
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
