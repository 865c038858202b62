from programs import ProgramCase

TABLE = "time;value\n12:00;7.5;ok\n\nend;;x\n"


class Security(ProgramCase):
    def test_one_allocation_fails(self):
        self.attack("once", stdin=TABLE)

    def test_the_memory_is_used_up(self):
        self.attack("rest", stdin=TABLE)

    def test_small_tables(self):
        for text in ("", "a", ";", "\n"):
            self.attack("once", stdin=text)

    def test_a_wide_and_a_high_table(self):
        for text in ("a;" * 20 + "a", "a\n" * 20):
            self.attack("once", stdin=text)
