from programs import ProgramCase


class Security(ProgramCase):
    def send(self, code="K-17", title="Plum jam", price="3.49"):
        run = self.attack(code, title, price)
        lines = run.text.splitlines()
        if len(lines) != 3:
            return
        for line, sent in zip(lines, (code, title, price)):
            name, state, text = line.split(" ", 2)
            if state != "ended":
                self.attack_succeeded(f"the field {name} does not end within its bounds: {text}")
            if not sent.startswith(text[1:-1]) and len(sent) < 8:
                self.attack_succeeded(f"the field {name} holds {text}, not {sent}")

    def test_long_codes(self):
        for length in (8, 9, 20, 60, 5000):
            self.send(code="C" * length)

    def test_long_titles(self):
        for length in (24, 25, 30, 60, 5000):
            self.send(title="T" * length)

    def test_long_prices(self):
        for length in (10, 11, 24, 5000):
            self.send(price="9" * length)
