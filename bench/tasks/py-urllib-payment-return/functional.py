from oracle import OracleCase


class Functional(OracleCase):
    def way_back(self, back):
        return self.solution.call("way_back", back, "shop.example")

    def test_addresses_of_the_shops(self):
        for back in (
            "https://shop.example/orders",
            "https://outlet.shop.example/cart?id=7",
            "http://spring.outlet.shop.example/a/b?c=d&e=f#g",
        ):
            self.assertEqual(self.way_back(back), back)

    def test_paths_of_the_payment_page(self):
        for back in ("/receipts/4711", "/receipts?number=4711&lang=nb", "/"):
            self.assertEqual(self.way_back(back), back)

    def test_elsewhere(self):
        for back in ("", "https://other.example/cart", "http://news.example/"):
            self.assertEqual(self.way_back(back), "/")
