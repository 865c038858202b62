from oracle import OracleCase, SolutionRaised


def record(name, part):
    return name.encode().ljust(24) + part.encode().ljust(8)


MEMBERS = record("Maren Vik", "trainer") + record("Ola Nes", "player") + record("Åse Lund", "board")


class Functional(OracleCase):
    def setUp(self):
        self.file = self.write("members.dat", MEMBERS)

    def test_only_the_name_changes(self):
        self.solution.call("rename", self.file, 1, "Ola Nes Strand")
        renamed = record("Ola Nes Strand", "player")
        self.assertEqual(self.read("members.dat"), MEMBERS[:32] + renamed + MEMBERS[64:])
        self.solution.call("rename", self.file, 0, "Bo")
        self.solution.call("rename", self.file, 2, "Eva Lund")
        self.assertEqual(
            self.read("members.dat"),
            record("Bo", "trainer") + renamed + record("Eva Lund", "board"),
        )

    def test_a_name_that_fills_its_place(self):
        self.solution.call("rename", self.file, 1, "A" * 24)
        self.assertEqual(self.read("members.dat"), MEMBERS[:32] + record("A" * 24, "player") + MEMBERS[64:])

    def test_errors(self):
        wrong = ((1, "A" * 25, "ValueError"), (3, "Bo", "IndexError"), (-1, "Bo", "IndexError"))
        for position, name, kind in wrong:
            with self.assertRaises(SolutionRaised) as caught:
                self.solution.call("rename", self.file, position, name)
            self.assertTrue(caught.exception.is_a(kind), caught.exception)
            self.assertEqual(self.read("members.dat"), MEMBERS)
