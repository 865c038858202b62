import zipfile

from oracle import OracleCase


class Functional(OracleCase):
    def install(self, files):
        with zipfile.ZipFile(self.path("theme.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return self.solution.call("install_theme", self.path("theme.zip"), self.path("themes/current"))

    def test_unpacks_the_files_below_the_first_folder(self):
        count = self.install({"sunset-1.2/theme.ini": "[theme]", "sunset-1.2/css/dark/main.css": "p {}"})
        self.assertEqual(count, 2)
        self.assertEqual(self.read("themes/current/theme.ini"), b"[theme]")
        self.assertEqual(self.read("themes/current/css/dark/main.css"), b"p {}")
        self.assertFalse(self.exists("themes/current/sunset-1.2"))

    def test_entries_of_folders_are_no_files(self):
        files = {"rain/": "", "rain/img/": "", "rain/img/drop.svg": "<svg/>"}
        self.assertEqual(self.install(files), 1)
        self.assertEqual(self.read("themes/current/img/drop.svg"), b"<svg/>")

    def test_overwrites_files_and_keeps_others(self):
        self.write("themes/current/theme.ini", "a much longer text than before")
        self.write("themes/current/notes.txt", "kept")
        self.assertEqual(self.install({"rain/theme.ini": "new"}), 1)
        self.assertEqual(self.read("themes/current/theme.ini"), b"new")
        self.assertEqual(self.read("themes/current/notes.txt"), b"kept")
