from programs import ProgramCase


class Functional(ProgramCase):
    def test_inserts_removes_and_replaces(self):
        seen = self.run_well(20, "Tallinn", 7, 0, " (EE)", 0, 1, "t", 3, 4, "")
        self.assertEqual(seen, "true [Tallinn (EE)]\ntrue [tallinn (EE)]\ntrue [tal (EE)]\n")

    def test_a_full_field(self):
        seen = self.run_well(8, "Tallinn", 0, 0, "-", 8, 0, "x", 0, 3, "abc", 0, 1, "xy")
        self.assertEqual(seen, "true [-Tallinn]\nfalse [-Tallinn]\ntrue [abcllinn]\nfalse [abcllinn]\n")

    def test_an_empty_field(self):
        seen = self.run_well(3, "", 0, 0, "abcd", 0, 0, "abc", 0, 3, "")
        self.assertEqual(seen, "false []\ntrue [abc]\ntrue []\n")
