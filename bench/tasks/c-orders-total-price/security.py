from programs import ProgramCase

SHOP = "group food 7\nproduct tea 499 food\nproduct stamp 95 post\nproduct card 200\n"


class Security(ProgramCase):
    def test_a_product_without_a_known_tax_group(self):
        for order in ("stamp*1", "card*2", "tea*1 stamp*1", "card*1 tea*1"):
            self.attack(order, stdin=SHOP)

    def test_parts_that_are_not_complete(self):
        for order in ("tea", "tea*", "*", "*3", "tea 3", "tea*1 tea", "tea*1 *", "tea*1 tea*"):
            self.attack(order, stdin=SHOP)

    def test_odd_separators(self):
        for order in ("", " ", "tea*1 ", " tea*1", "tea*1  tea*1", "**", "tea**1", "* *"):
            self.attack(order, stdin=SHOP)

    def test_an_empty_catalogue(self):
        for catalogue in ("", "group food 7\n", "product tea 499 food\n"):
            self.attack("tea*1", stdin=catalogue)
