from programs import ProgramCase

BOOK = ("anna", 120, "bo", 5, "cleo", 0)


class Functional(ProgramCase):
    def test_gives_points(self):
        commands = "anna give bo 20\nbo give cleo 25\nbo points\nanna points\n"
        self.assertEqual(
            self.run_well(*BOOK, stdin=commands), "ok\nok\n0\n100\n--- anna=100 bo=0 cleo=25\n"
        )

    def test_plays(self):
        commands = "anna play 50\nbo play 6\nbo play 5\n"
        self.assertEqual(
            self.run_well(*BOOK, stdin=commands), "ok\nnot enough points\nok\n--- anna=70 bo=0 cleo=0\n"
        )

    def test_nothing_changes_otherwise(self):
        commands = "bo give anna 6\nanna give dina 5\nanna sing 5\nanna sing\nanna give\ncleo points\n"
        self.assertEqual(
            self.run_well(*BOOK, stdin=commands),
            "not enough points\nunknown player\nwhat?\nwhat?\nwhat?\n0\n--- anna=120 bo=5 cleo=0\n",
        )
