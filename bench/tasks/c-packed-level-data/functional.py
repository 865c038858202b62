from programs import ProgramCase


class Functional(ProgramCase):
    def test_plain_bytes(self):
        self.assertEqual(self.run_well("20", stdin=b"\x04hello\x00!"), "6\nhello!")

    def test_repetitions(self):
        packed = b"\x03wall\x81\x04\x00\x01  \x82\x01\x00"
        self.assertEqual(self.run_well("64", stdin=packed), "15\nwallwall       ")
        self.assertEqual(self.run_well("64", stdin=b"\x02abc\x80\x03\x00"), "6\nabcabc")

    def test_a_level_that_fills_its_buffer(self):
        packed = b"\x02abc\xff\x03\x00\x7f" + b"z" * 128
        self.assertEqual(self.run_well("261", stdin=packed), "261\n" + ("abc" * 45)[:133] + "z" * 128)
