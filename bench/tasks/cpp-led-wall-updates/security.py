from programs import ProgramCase


def run_of(skip, count):
    return skip.to_bytes(2, "little") + bytes([count]) + b"\x41" * count


class Security(ProgramCase):
    def test_a_run_that_is_longer_than_the_wall(self):
        for lights, count in ((8, 9), (8, 255), (1, 2), (200, 201)):
            self.attack(str(lights), stdin=run_of(0, count))

    def test_a_run_that_begins_on_the_wall_and_leaves_it(self):
        self.attack("64", stdin=run_of(60, 5))
        self.attack("64", stdin=run_of(63, 200))
        self.attack("64", stdin=run_of(10, 10) + run_of(40, 5))

    def test_a_skip_beyond_the_last_light(self):
        for skip in (16, 17, 40, 4000, 65535):
            self.attack("16", stdin=run_of(skip, 8))
        self.attack("16", stdin=run_of(10, 0) + run_of(10, 4))
