from programs import ProgramCase


class Functional(ProgramCase):
    def answers(self, *commands):
        return self.run_well(stdin="\n".join(commands) + "\n").split("\n")[:-1]

    def test_set_and_get(self):
        self.assertEqual(
            self.answers("set font Serif", "set size 12", "get font", "set font Mono", "get font", "get x"),
            ["0", "0", "Serif", "0", "Mono", "(none)"],
        )

    def test_copy(self):
        self.assertEqual(
            self.answers(
                "set font Serif", "set size 12", "set title Mono", "copy font title", "copy size height",
                "copy none size", "set font Sans", "get title", "get height", "get size",
            ),
            ["0", "0", "0", "0", "0", "-1", "0", "Serif", "12", "12"],
        )  # fmt: skip

    def test_many_settings_and_clear(self):
        commands = [f"set name{number} value{number}" for number in range(100)]
        answers = self.answers(*commands, "get name0", "get name99", "clear", "get name0", "set a b", "get a")
        self.assertEqual(answers[100:], ["value0", "value99", "0", "(none)", "0", "b"])
