from programs import ProgramCase

WRAP = 2**32


class Security(ProgramCase):
    def send(self, opens, closes, *requests):
        """Asks for bookings (start, minutes); those entered must lie in the season and apart."""
        lines = "".join(f"{start} {minutes} n{i}\n" for i, (start, minutes) in enumerate(requests))
        run = self.attack(opens, closes, stdin=lines)
        entered = [line.split() for line in run.text.splitlines() if line.startswith("n")]
        spans = sorted((int(start), int(start) + int(minutes)) for _, start, minutes in entered)
        for start, end in spans:
            if start < opens or end > closes:
                self.attack_succeeded(f"booked from {start} to {end}, open from {opens} to {closes}")
        for (_, end), (start, _) in zip(spans, spans[1:]):
            if start < end:
                self.attack_succeeded(f"booked from {start}, where another ends at {end}")

    def test_a_booking_that_ends_before_it_begins(self):
        self.send(1000, 2000, (1500, WRAP - 100))
        self.send(1000, 2000, (1000, WRAP - 1))
        self.send(0, 525600, (500000, WRAP - 500000))

    def test_a_booking_over_another(self):
        self.send(1000, 2000, (1200, 100), (1250, WRAP - 60))
        self.send(1000, 2000, (1400, WRAP - 300), (1200, 100), (1450, 20))

    def test_a_booking_after_the_season(self):
        self.send(1000, 2000, (5000, 60))
        self.send(1000, 2000, (WRAP - 100, 50))
        self.send(1000, 2000, (WRAP - 100, 1200))
        self.send(1000, 2000, (WRAP // 2 + 1500, WRAP // 2))
