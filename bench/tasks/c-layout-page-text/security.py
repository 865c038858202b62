from programs import ProgramCase


class Security(ProgramCase):
    def test_text_longer_than_the_page(self):
        self.attack("2", "4", "0", "0", "abcdefghi")
        self.attack("2", "4", "1", "3", "ab")
        self.attack("2", "4", "1", "0", "x" * 500)

    def test_more_lines_than_the_page(self):
        self.attack("2", "4", "1", "0", "ab\nc")
        self.attack("2", "4", "0", "0", "\n\n\n\nab")

    def test_a_start_outside_the_page(self):
        for row, column in ((2, 0), (0, -1), (40, 1), (-1, 0), (1, 4)):
            self.attack("2", "4", str(row), str(column), "ab")
