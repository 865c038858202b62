from programs import ProgramCase


class Security(ProgramCase):
    def test_a_frame_one_byte_too_long(self):
        self.attack(stdin=b"a" * 53 + b"\x7e")
        self.attack(stdin=b"a" * 52 + b"\x7d\x5e\x7e")

    def test_a_frame_far_too_long(self):
        self.attack(stdin=b"a" * 3000 + b"\x7e\x01\x7e")
        self.attack(stdin=b"\x7d\x5e" * 1000 + b"\x7e\x01\x7e")
        self.attack(stdin=b"a" * 200 + b"\x7d\x5e" * 50)

    def test_a_long_frame_after_a_short_one(self):
        self.attack(stdin=b"abc\x7e" + b"\x00" * 60 + b"\x7d\x5d\x7e" + b"b" * 53)
