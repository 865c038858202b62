import io
import tarfile

from oracle import OracleCase


class Functional(OracleCase):
    def archive(self, mode, files):
        with tarfile.open(self.path("backup.tar"), mode) as archive:
            folder = tarfile.TarInfo("css")
            folder.type, folder.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(folder)
            for name, content in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))

    def restore(self):
        return list(self.solution.call("restore_backup", self.path("backup.tar"), self.path("site")))

    def test_unpacks_files_and_folders(self):
        for mode in ("w", "w:gz"):
            self.archive(mode, {"index.html": b"<p>" + mode.encode(), "css/main.css": b"p {}"})
            self.assertEqual(self.restore(), ["css/main.css", "index.html"])
            self.assertEqual(self.read("site/index.html"), b"<p>" + mode.encode())
            self.assertEqual(self.read("site/css/main.css"), b"p {}")

    def test_keeps_other_files(self):
        self.archive("w", {"index.html": b"<p>"})
        self.restore()
        self.write("site/extra.txt", "kept")
        self.restore()
        self.assertEqual(self.read("site/extra.txt"), b"kept")
