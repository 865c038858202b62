from programs import ProgramCase


class Functional(ProgramCase):
    def answers(self, *commands):
        return self.run_well(stdin="\n".join(commands) + "\n").split("\n")[:-1]

    def test_calls_the_handlers_of_a_topic_in_order(self):
        self.assertEqual(
            self.answers(
                "on draw canvas", "on save disk", "on draw ruler", "emit draw a line", "emit save now",
            ),
            ["on 1", "on 2", "on 3", "canvas heard a line", "ruler heard a line", "emit 2",
             "disk heard now", "emit 1", "done"],
        )  # fmt: skip

    def test_removes_handlers(self):
        self.assertEqual(
            self.answers(
                "on draw a", "on draw b", "on draw c", "off 2", "off 2", "off 9", "emit draw x", "on draw d",
                "off 1", "emit draw y", "off 3", "off 4", "emit draw z",
            ),
            ["on 1", "on 2", "on 3", "off 0", "off -1", "off -1", "a heard x", "c heard x", "emit 2", "on 4",
             "off 0", "c heard y", "d heard y", "emit 2", "off 0", "off 0", "emit 0", "done"],
        )  # fmt: skip

    def test_a_handler_emits_another_event(self):
        self.assertEqual(
            self.answers("on save disk emit saved file", "on saved title", "emit save now"),
            ["on 1", "on 2", "disk heard now", "title heard file", "emit 1", "emit 1", "done"],
        )

    def test_many_handlers(self):
        commands = [f"on topic{number % 3} h{number}" for number in range(90)]
        self.assertEqual(self.answers(*commands, "emit topic1 x").count("emit 30"), 1)
