from programs import ProgramCase

CREDIT = 5000


class Security(ProgramCase):
    def order(self, *items):
        """Orders goods that are all worth more than the credit."""
        numbers = [str(number) for item in items for number in item]
        run = self.attack(str(CREDIT), *numbers)
        if run.status != 0:
            return
        result, credit, orders = (int(word) for word in run.text.split())
        if result == 0 or orders != 0 or credit != CREDIT:
            total = sum(price * quantity for price, quantity in items)
            self.attack_succeeded(f"goods for {total} cents were sold; of {CREDIT} cents {credit} are left")

    def test_one_large_quantity(self):
        self.order((65536, 65536))
        self.order((100, 42949673))
        self.order((4294967295, 4294967295))

    def test_several_items_whose_sum_is_large(self):
        self.order((1, 4294967295), (1, 2))
        self.order((2000000000, 1), (2000000000, 1), (294967297, 1))

    def test_a_sum_beyond_64_bits(self):
        self.order(*[(2147483648, 2147483648)] * 4)
        self.order((4294967295, 4294967295), (4294967295, 2), (1, 2))
