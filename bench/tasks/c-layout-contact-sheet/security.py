from programs import ProgramCase


class Security(ProgramCase):
    def plan(self, *orders):
        for order in orders:
            self.attack(order)

    def test_thumbnails_that_do_not_fit(self):
        self.plan("210 297 300 40 15 25", "210 297 60 400 15 25", "210 297 211 298 0 1", "0 0 60 40 15 25")

    def test_thumbnails_without_a_size(self):
        self.plan("210 297 0 40 0 25", "210 297 60 0 0 25", "210 297 0 0 0 0")

    def test_a_gap_that_takes_the_size_away(self):
        self.plan("210 297 60 40 -60 25", "210 297 60 40 -40 25")

    def test_numbers_that_are_too_large_to_add_or_multiply(self):
        # Sums and products that leave the range of int come back as 0, or make a quotient of 0.
        self.plan("2147483647 297 1 40 2147483647 25", "210 2147483647 60 1 2147483647 25")
        self.plan("65536 65536 1 1 0 25", "131072 98304 2 3 0 25", "2147483647 2 1 1 0 25")

    def test_a_sheet_without_a_size(self):
        self.plan("-15 297 60 40 15 25", "210 -15 60 40 15 25")
