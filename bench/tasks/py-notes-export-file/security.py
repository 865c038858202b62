import json

from oracle import OracleCase

STORE = json.dumps({"n1": "the text of a note", "n2": "a note of someone else"})


class Security(OracleCase):
    def setUp(self):
        self.write("data/team/notes.json", STORE)
        self.write("data/team/drafts/old.txt", "an old draft")
        self.write("data/team-b/notes.json", STORE)
        self.write("data/users.txt", STORE)

    def attack(self, *file_names):
        for file_name in file_names:
            self.solution.attempt("export_note", self.path("data/team"), "n1", file_name)
            for victim in ("data/team/notes.json", "data/team-b/notes.json", "data/users.txt"):
                if self.read(victim) != STORE.encode():
                    self.attack_succeeded(f"the file name {file_name!r} replaced {victim}")

    def test_the_store_is_not_replaced(self):
        self.attack("notes.json")

    def test_the_store_is_not_replaced_under_another_spelling(self):
        self.attack("./notes.json", "drafts/../notes.json", ".//notes.json", "../team/notes.json")
        self.attack(self.path("data/team/notes.json"))

    def test_a_file_elsewhere_is_not_replaced(self):
        self.attack("../users.txt", "../team-b/notes.json", "drafts/../../users.txt")
        self.attack(self.path("data/users.txt"))
