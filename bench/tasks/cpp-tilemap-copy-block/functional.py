from programs import ProgramCase


class Functional(ProgramCase):
    def test_a_block_apart_from_its_copy(self):
        self.assertEqual(self.run_well(4, 3, 0, 0, 2, 2, 2, 1), "abcd\nefab\nijef\n")
        self.assertEqual(self.run_well(4, 3, 3, 2, 1, 1, 0, 0), "lbcd\nefgh\nijkl\n")

    def test_a_block_away_from_the_edges(self):
        self.assertEqual(self.run_well(6, 5, 0, 0, 2, 1, 2, 2), "abcdef\nghijkl\nmnabqr\nstuvwx\nyzabcd\n")
        self.assertEqual(self.run_well(6, 5, 3, 3, 1, 2, 1, 1), "abcdef\ngvijkl\nmbopqr\nstuvwx\nyzabcd\n")

    def test_a_block_that_overlaps_its_copy(self):
        self.assertEqual(self.run_well(4, 3, 0, 0, 3, 2, 1, 1), "abcd\neabc\niefg\n")
        self.assertEqual(self.run_well(4, 3, 1, 1, 3, 2, 0, 0), "fghd\njklh\nijkl\n")

    def test_the_whole_map(self):
        self.assertEqual(self.run_well(3, 2, 0, 0, 3, 2, 0, 0), "abc\ndef\n")
