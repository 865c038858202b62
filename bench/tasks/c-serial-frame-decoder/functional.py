from programs import ProgramCase


class Functional(ProgramCase):
    def test_plain_frames(self):
        self.assertEqual(self.run_well(stdin=b"\x01\x02\xff\x7e\x41\x7e"), "0102ff\n41\n")

    def test_escaped_bytes(self):
        self.assertEqual(self.run_well(stdin=b"\x10\x7d\x5e\x7d\x5d\x20\x7e\x7d\x5e\x7e"), "107e7d20\n7e\n")

    def test_empty_and_unfinished_frames(self):
        self.assertEqual(self.run_well(stdin=b"\x7e\x7e\x33\x7e\x7e\x44"), "33\n")

    def test_a_frame_of_the_full_length(self):
        self.assertEqual(self.run_well(stdin=bytes(range(1, 53)) + b"\x7e"), bytes(range(1, 53)).hex() + "\n")
