from programs import ProgramCase


class Security(ProgramCase):
    def draw(self, orders):
        self.attack("5", "3", stdin=orders + b"\x00")

    def test_runs_longer_than_the_picture(self):
        self.draw(b"\x03\xff#")
        self.draw(b"\x01\x01\x03\x06#")
        self.draw(b"\x01\x01\x02\x05\x03\x01#")

    def test_pixels_longer_than_the_picture(self):
        self.draw(b"\x04\xff" + b"p" * 255)
        self.draw(b"\x01\x01\x04\x06pixels")
        self.draw(b"\x01\x01\x03\x05#\x04\x01p")

    def test_a_gap_that_leads_beyond_the_picture(self):
        for gap in (5, 6, 200, 255):
            self.draw(b"\x01\x01\x02" + bytes([gap]) + b"\x03\x01#")
            self.draw(b"\x01\x01\x02" + bytes([gap]) + b"\x04\x02pp")

    def test_orders_that_end_early(self):
        for orders in (b"\x02", b"\x03", b"\x04", b"\x03\x05", b"\x04\x05", b"\x04\x05pppp", b"\x01\x04\xffp"):
            self.attack("5", "3", stdin=orders)

    def test_more_rows_than_the_picture(self):
        self.draw(b"\x01\x01\x01\x03\x01#")
        self.draw(b"\x01\x01\x01\x04\x02pp")
        self.draw(b"\x01" * 5 + b"\x03\x05#")
