from programs import ProgramCase

KEPT = "address book of the user\n"


class Security(ProgramCase):
    def test_a_link_under_the_same_name(self):
        self.write("addresses", KEPT)
        self.attack("link", self.path("addresses"), "Dear Ann")
        if self.read("addresses") != KEPT.encode():
            self.attack_succeeded("a link in /tmp led the draft over another file")

    def test_a_link_to_a_file_that_is_not_there(self):
        self.attack("link", self.path("new-file"), "Dear Ann")
        if self.exists("new-file"):
            self.attack_succeeded("a link in /tmp led the draft to another place")

    def test_a_file_under_the_same_name(self):
        run = self.attack("file", "Dear Ann")
        if "in a file of another user" in run.text:
            self.attack_succeeded("the draft was written into a file that another user had made")
