from programs import ProgramCase


class Functional(ProgramCase):
    def test_runs_follow_one_another(self):
        update = b"\x02\x00\x03\x01\x02\x03" + b"\x01\x00\x01\xff"
        self.assertEqual(self.run_well("8", stdin=update), "4\neeee010203eeffee\n")

    def test_a_long_skip_and_the_last_light(self):
        self.assertEqual(self.run_well("301", stdin=b"\x2c\x01\x01\x07"), "1\n" + "ee" * 300 + "07\n")

    def test_nothing_to_do(self):
        self.assertEqual(self.run_well("2", stdin=b""), "0\neeee\n")
        self.assertEqual(self.run_well("2", stdin=b"\x01\x00\x00"), "0\neeee\n")

    def test_an_update_that_ends_too_early(self):
        for update in (b"\x00", b"\x00\x00", b"\x00\x00\x02\x01"):
            self.assertEqual(self.run_well("4", stdin=update).split()[0], "-1")
