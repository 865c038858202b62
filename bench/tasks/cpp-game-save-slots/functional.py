from programs import ProgramCase


class Functional(ProgramCase):
    def setUp(self):
        self.write("games/readme", "saved games")

    def slots(self, *words):
        return self.run_well(self.path("games"), *words)

    def test_save_and_load(self):
        said = self.slots("save", "anna", "endgame 2", "Ke1 Qd8", "load", "anna", "endgame 2")
        self.assertEqual(said, "saved\ngame Ke1 Qd8\n")
        self.assertEqual(self.read("games/anna/endgame 2.game"), b"Ke1 Qd8")

    def test_a_slot_is_replaced(self):
        self.slots("save", "anna", "one", "a long game", "save", "anna", "one", "e4")
        self.assertEqual(self.slots("load", "anna", "one"), "game e4\n")

    def test_no_such_slot(self):
        self.slots("save", "anna", "one", "e4")
        said = self.slots("load", "bert", "one", "load", "anna", "two", "remove", "anna", "two")
        self.assertEqual(said, "none\nnone\nnone\n")

    def test_remove(self):
        self.slots("save", "anna", "one", "e4", "save", "anna", "two", "d4")
        said = self.slots("remove", "anna", "one", "load", "anna", "one", "load", "anna", "two")
        self.assertEqual(said, "removed\nnone\ngame d4\n")
