from programs import ProgramCase


class Security(ProgramCase):
    def test_a_copy_below_or_right_of_the_map(self):
        for x, y in ((0, 7), (0, 8), (7, 7), (1000, 0), (0, 1000)):
            self.attack(8, 8, 0, 0, 3, 2, x, y)

    def test_a_copy_above_or_left_of_the_map(self):
        for x, y in ((-1, 0), (0, -1), (-3, 0), (0, -40), (-500, 2)):
            self.attack(8, 8, 2, 2, 3, 2, x, y)

    def test_a_block_that_leaves_the_map(self):
        for x, y, width, height in ((6, 7, 3, 1), (0, 7, 2, 3), (0, 0, 8, 9), (0, 900, 2, 2), (900, 0, 2, 2)):
            self.attack(8, 8, x, y, width, height, 0, 0)

    def test_a_block_that_begins_outside_the_map(self):
        for x, y in ((-1, 0), (-8, 0), (0, -1), (-2, -30)):
            self.attack(8, 8, x, y, 2, 2, 4, 4)
