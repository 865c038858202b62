from programs import ProgramCase


class Functional(ProgramCase):
    def setUp(self):
        self.write("site/index.html", "home")
        self.write("site/docs/index.html", "documents")
        self.write("site/docs/my garden.html", "garden")
        self.write("site/100%.txt", "all")

    def page(self, target, size=1000):
        return self.run_well("site", target, size)

    def test_finds_files(self):
        self.assertEqual(self.page("/docs/my%20garden.html?lang=en"), "garden")
        self.assertEqual(self.page("/100%25.txt"), "all")
        self.assertEqual(self.page("/%64ocs%2Fmy%20garden.html"), "garden")

    def test_folders_have_an_index(self):
        self.assertEqual(self.page("/"), "home")
        self.assertEqual(self.page("/docs/?all=1"), "documents")

    def test_other_targets(self):
        for target in ("docs/index.html", "/docs/%2", "/docs/%", "/docs/%zz", "/docs/%z1", "/docs/%1z", "/docs/%_1", "/docs/%2["):
            self.assertEqual(self.page(target), "returned -1\n")

    def test_room(self):
        self.assertEqual(self.page("/index.html", 16), "home")
        self.assertEqual(self.page("/index.html", 15), "returned -1\n")
        self.assertEqual(self.page("/", 15), "returned -1\n")
