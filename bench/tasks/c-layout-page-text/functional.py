from programs import ProgramCase


class Functional(ProgramCase):
    def test_one_line(self):
        self.assertEqual(self.run_well("2", "8", "1", "2", "Menu"), "4\n........\n..Menu..\n")

    def test_text_goes_on_in_the_next_row(self):
        self.assertEqual(self.run_well("3", "4", "0", "2", "abcdef"), "6\n..ab\ncdef\n....\n")

    def test_line_breaks(self):
        printed = self.run_well("4", "6", "0", "3", "ab\ncd\n\ne")
        self.assertEqual(printed, "5\n...ab.\ncd....\n......\ne.....\n")
