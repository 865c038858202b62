from programs import ProgramCase

SECRET = "iban-DE75-7340"


class Security(ProgramCase):
    def setUp(self):
        self.write("snippets/hello.txt", "Dear gardeners,\n")
        self.write("snippets/footers/summer.txt", "Enjoy the summer!\n")
        self.file = self.write("members.txt", SECRET)
        self.write("snippets-board/members.txt", SECRET)

    def ask(self, *names):
        for name in names:
            text = self.attack(self.path("snippets"), stdin=f"one\n@snippet {name}\ntwo\n").text
            self.assertNotLeaked(SECRET, text)

    def test_upwards(self):
        self.ask("../members.txt", "footers/../../members.txt", "./..//members.txt", "no/../../members.txt")

    def test_absolute(self):
        self.ask(self.file, "/" + self.file, "//" + self.file)

    def test_no_folder_of_snippets(self):
        for folder in ("none", self.path("none")):
            for name in (self.file, "../members.txt"):
                text = self.attack(folder, stdin=f"one\n@snippet {name}\ntwo\n").text
                self.assertNotLeaked(SECRET, text)

    def test_a_neighbour_with_a_similar_name(self):
        name = "snippets-board/members.txt"
        self.ask("../" + name, "-board/members.txt", self.path(name), "footers/../../" + name)
