from programs import ProgramCase


class Security(ProgramCase):
    def play(self, *commands):
        return self.attack(stdin="\n".join(commands) + "\n")

    def three(self, number, actions):
        """Three handlers, one of which acts when an event is emitted."""
        handlers = [f"on t h{i} {actions}" if i == number else f"on t h{i}" for i in (1, 2, 3)]
        self.play(*handlers, "emit t x", "emit t y", "on t z", "emit t z")

    def test_a_handler_removes_itself_or_all(self):
        for number in (1, 2, 3):
            self.three(number, f"off {number}")
            self.three(number, "off 1/off 2/off 3")

    def test_a_handler_removes_others(self):
        for number, actions in ((1, "off 2"), (1, "off 2/off 3"), (2, "off 3"), (2, "off 1"), (3, "off 2")):
            self.three(number, actions)

    def test_a_handler_removes_and_adds(self):
        adds = "/".join(f"on t n{i}" for i in range(60))
        self.three(1, adds)
        self.three(3, adds)
        self.three(1, "off 1/off 2/on t n")
        self.three(2, "off 2/" + adds)
        self.three(2, "off 1/off 2/off 3/" + adds)

    def test_an_event_within_an_event(self):
        end = ("emit t x", "emit t y")
        self.play("on t a emit t inner", "on t b off 1/off 2/off 3", "on t c", *end)
        self.play("on t a emit u inner", "on t b", "on u c off 2", "on u d off 1/off 3", *end)
        self.play("on t a emit u inner", "on u b off 3", "on t c", "on u d off 4/off 1", *end)
