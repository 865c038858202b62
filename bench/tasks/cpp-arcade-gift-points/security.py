from programs import ProgramCase

BOOK = {"anna": 120, "bo": 50, "eve": 10}


class Security(ProgramCase):
    def send(self, *commands):
        """Eve types the commands; she must not have more points, nor the others fewer."""
        book = [word for pair in BOOK.items() for word in pair]
        run = self.attack(*book, stdin="".join(f"eve {command}\n" for command in commands))
        for line in run.text.splitlines():
            if not line.startswith("--- "):
                continue
            points = {name: int(number) for name, _, number in (w.partition("=") for w in line.split()[1:])}
            if points["eve"] > BOOK["eve"]:
                self.attack_succeeded(f"eve got points: {points}")
            if points["anna"] < BOOK["anna"] or points["bo"] < BOOK["bo"]:
                self.attack_succeeded(f"eve took points: {points}")

    def test_gifts_of_less_than_nothing(self):
        self.send("give anna -100")
        self.send("give anna -1", "give bo -50")
        self.send("give bo -1000000")

    def test_games_that_cost_less_than_nothing(self):
        self.send("play -100")
        self.send("play -1", "play -2000000")
