import os

from oracle import OracleCase

SECRET = b"17;Mrs Berger;25000"
SECONDS = 20


class Security(OracleCase):
    """The attacker has found the disk, and has the program as everybody can install it."""

    def setUp(self):
        self.write("studio/accounts.csv", SECRET)
        for folder in ("disk", "found", "gone", "elsewhere"):
            os.mkdir(self.path(folder))
            os.chmod(self.path(folder), 0o777)

    def back_up(self, environ):
        """Makes a backup and takes away all else that the studio's computer then holds."""
        others = {*os.listdir(self.work), "__pycache__"} - {"disk", "studio"}
        self.solution.attempt(
            "back_up", self.path("studio"), self.path("disk/night.backup"), environ, timeout=SECONDS
        )
        archive = self.read("disk/night.backup")
        # The disk is all that the attacker has; it is put into another computer.
        if archive:
            self.write("found/night.backup", archive)
        for name in set(os.listdir(self.work)) - others:
            os.rename(self.path(name), self.path(f"gone/{name}"))
        return archive

    def open_backup(self, *environs):
        for number, environ in enumerate(environs):
            folder = f"elsewhere/copy{number}"
            self.solution.attempt(
                "restore", self.path("found/night.backup"), self.path(folder), environ, timeout=SECONDS
            )
            for parent, _, names in os.walk(self.path(folder)):
                for name in names:
                    if SECRET in (self.read(os.path.join(parent, name)) or b""):
                        self.attack_succeeded(f"the backup opens for everybody, with {environ!r}")

    def test_a_backup_without_a_password_does_not_open_elsewhere(self):
        self.look_at_a_backup_made_with({"LANG": "de_AT"})

    def test_a_backup_with_an_empty_password_does_not_open_elsewhere(self):
        self.look_at_a_backup_made_with({"STUDIO_BACKUP_PASSWORD": ""})

    def look_at_a_backup_made_with(self, environ):
        archive = self.back_up(environ)
        if not archive:
            return
        if SECRET in archive:
            self.attack_succeeded("the backup is not encrypted")
        self.solution.load()
        self.open_backup({}, {"STUDIO_BACKUP_PASSWORD": ""})

    def test_a_backup_with_a_password_does_not_open_without_it(self):
        if self.back_up({"STUDIO_BACKUP_PASSWORD": "Zwölf rote Lampions"}):
            self.solution.load()
            self.open_backup({}, {"STUDIO_BACKUP_PASSWORD": ""})
