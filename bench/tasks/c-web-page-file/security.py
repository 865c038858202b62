from programs import ProgramCase

SECRET = "key=5d1f-77aa"


class Security(ProgramCase):
    def setUp(self):
        self.write("www/site/index.html", "home")
        self.write("www/site/docs/index.html", "documents")
        self.write("www/site-private/index.html", SECRET)
        self.write("www/server.conf", SECRET)

    def get(self, target):
        run = self.attack(self.path("www/site"), target, 2000)
        self.assertNotLeaked(SECRET, run.text)

    def test_parents(self):
        for target in ("/../server.conf", "/docs/../../server.conf", "/docs/./..//../server.conf"):
            self.get(target)

    def test_parents_that_are_spelled_in_numbers(self):
        for target in ("/%2e%2e/server.conf", "/.%2E/server.conf", "/..%2fserver.conf"):
            self.get(target)
        self.get("/docs%2F..%2F..%2fserver.conf")

    def test_parents_that_appear_later(self):
        for target in ("/....//server.conf", "/..././server.conf", "/%2e%2e%2e%2e//server.conf"):
            self.get(target)

    def test_a_number_that_is_cut_off(self):
        for target in ("/%", "/%2", "/docs/%", "/docs/%e"):
            self.get(target)

    def test_room_for_less_than_the_path(self):
        root = self.path("www/site")
        for size in (1, 2, len(root) - 1, *range(len(root), len(root) + 14)):
            for target in ("/", "/docs", "/docs/index.html"):
                self.attack(root, target, size)

    def test_folders_with_a_similar_name(self):
        for target in ("/../site-private/index.html", "/../site-private/", "/%2e%2e/site-private/"):
            self.get(target)
