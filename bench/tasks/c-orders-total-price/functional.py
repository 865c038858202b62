from programs import ProgramCase

SHOP = "group food 7\ngroup other 19\nproduct tea 499 food\nproduct bread 350 food\nproduct mug 995 other\n"


class Functional(ProgramCase):
    def total(self, order):
        return int(self.run_well(order, stdin=SHOP))

    def test_one_product(self):
        self.assertEqual(self.total("tea*3"), 1497 + 104)
        self.assertEqual(self.total("mug*1"), 995 + 189)

    def test_several_products(self):
        self.assertEqual(self.total("tea*3 mug*12 bread*1"), 1497 + 104 + 11940 + 2268 + 350 + 24)

    def test_unknown_product(self):
        self.assertEqual(self.total("coffee*1"), -1)
        self.assertEqual(self.total("tea*1 coffee*1"), -1)
