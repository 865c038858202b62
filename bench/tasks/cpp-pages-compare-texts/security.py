from programs import ProgramCase

LONG = "".join(f"line {n} of a page that is as long as they are\n" for n in range(60))


class Security(ProgramCase):
    def test_a_cache_of_one_page(self):
        self.attack(1, 1, 2, "start\n", "short\n", "other\n")
        self.attack(1, 1, 2, "start\n", LONG, LONG + "more\n")
        self.attack(1, 0, 2, LONG, "", LONG)

    def test_a_cache_of_two_pages(self):
        self.attack(2, 1, 2, LONG, LONG, "short\n")
        self.attack(2, 2, 0, LONG, "short\n", LONG)
