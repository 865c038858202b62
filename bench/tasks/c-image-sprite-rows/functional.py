from programs import ProgramCase


class Functional(ProgramCase):
    def test_runs_gaps_and_single_pixels(self):
        orders = b"\x03\x03#\x02\x01\x04\x02ab\x00"
        self.assertEqual(self.run_well("6", "2", stdin=orders), "0\n###.ab\n......\n")

    def test_rows(self):
        orders = b"\x02\x01\x03\x02x\x01\x04\x04abcd\x01\x01\x03\x04-\x00"
        self.assertEqual(self.run_well("4", "4", stdin=orders), "0\n.xx.\nabcd\n....\n----\n")

    def test_what_is_not_a_sprite(self):
        for orders in (b"\x09\x00", b"\x05\x01#\x00", b"\x05\x00\x00", b"\x03\x02#"):
            self.assertTrue(self.run_well("4", "2", stdin=orders).startswith("-1\n"), orders)
