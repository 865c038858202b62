from programs import ProgramCase


class Functional(ProgramCase):
    def publish(self):
        return self.run_well(self.path("drafts"), self.path("site"))

    def test_files_and_subfolders(self):
        sound = bytes(range(256)) * 100
        self.write("drafts/index.html", "<p>concert")
        self.write("drafts/2026/may/song.ogg", sound)
        self.assertEqual(self.publish(), "2\n")
        self.assertEqual(self.read("site/index.html"), b"<p>concert")
        self.assertEqual(self.read("site/2026/may/song.ogg"), sound)

    def test_files_are_replaced_and_others_stay(self):
        self.write("drafts/index.html", "<p>concert in May")
        self.publish()
        self.write("drafts/index.html", "<p>June")
        self.write("drafts/new.html", "<p>new")
        self.assertEqual(self.publish(), "2\n")
        self.assertEqual(self.read("site/index.html"), b"<p>June")
        self.write("drafts2/other.html", "<p>other")
        self.assertEqual(self.run_well(self.path("drafts2"), self.path("site")), "1\n")
        self.assertEqual(self.read("site/index.html"), b"<p>June")
        self.assertEqual(self.read("site/other.html"), b"<p>other")

    def test_no_folder(self):
        self.assertEqual(self.publish(), "raised\n")
