from programs import ProgramCase

BOOK = ("add 0 Bread", "add 1 Flour", "add 1 Water", "add 2 Rye", "add 0 Soup", "add 5 Stock")


class Functional(ProgramCase):
    def answers(self, *commands):
        return self.run_well(stdin="\n".join(commands) + "\n").split("\n")[:-1]

    def test_add_and_print(self):
        self.assertEqual(
            self.answers(*BOOK, "add 99 Salt", "print"),
            ["1", "2", "3", "4", "5", "6", "-1", "Bread", "  Flour", "    Rye", "  Water", "Soup", "  Stock"],
        )

    def test_select(self):
        self.assertEqual(
            self.answers(*BOOK, "selected", "select 4", "selected", "select 77", "select 5", "selected")[6:],
            ["(none)", "0", "Rye", "-1", "0", "Soup"],
        )

    def test_remove(self):
        self.assertEqual(
            self.answers(
                *BOOK, "select 6", "remove 2", "remove 2", "remove 4", "selected", "print",
                "remove 1", "add 5 Leek", "print", "selected",
            )[6:],
            ["0", "0", "-1", "-1", "Stock", "Bread", "  Water", "Soup", "  Stock",
             "0", "7", "Soup", "  Stock", "  Leek", "Stock"],
        )  # fmt: skip

    def test_clear(self):
        self.assertEqual(self.answers(*BOOK, "clear", "print", "selected")[6:], ["(none)"])
