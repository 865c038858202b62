from programs import ProgramCase

MAX = 2**32 - 1


class Security(ProgramCase):
    def send(self, *convoys):
        """Sends the convoys to a ferry for 60 tonnes and 90 metres; the true sums must stay below."""
        lines, vehicles = [], {}
        for convoy in convoys:
            fields = []
            for kilograms, centimetres in convoy:
                plate = f"V{len(vehicles)}"
                vehicles[plate] = (kilograms, centimetres)
                fields += [plate, str(kilograms), str(centimetres)]
            lines.append(" ".join(fields) + "\n")
        run = self.attack(60000, 9000, stdin="".join(lines))
        for line in run.text.splitlines():
            aboard = [vehicles[plate] for plate in line.split()[1:] if plate in vehicles]
            for name, place, limit in (("kg", 0, 60000), ("cm", 1, 9000)):
                total = sum(vehicle[place] for vehicle in aboard)
                if total > limit:
                    self.attack_succeeded(f"vehicles of {total} {name} are aboard, where {limit} are allowed")

    def test_weights_that_wrap_within_a_convoy(self):
        self.send([(2**31, 500), (2**31 + 10, 500)])
        self.send([(MAX, 100), (1000, 100)])
        self.send([(2**30, 100)] * 4)

    def test_a_weight_that_wraps_with_what_is_aboard(self):
        self.send([(50000, 1000)], [(MAX - 40000, 1000)])

    def test_lengths_that_wrap(self):
        self.send([(100, 2**31), (100, 2**31 + 10)])
        self.send([(100, 5000)], [(100, MAX - 4000)])
