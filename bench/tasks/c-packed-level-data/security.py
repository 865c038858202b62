from programs import ProgramCase


class Security(ProgramCase):
    def test_plain_bytes_beyond_the_level(self):
        self.attack("8", stdin=b"\x08ninebytes")
        self.attack("8", stdin=b"\x07eightbyt\x00!")
        self.attack("8", stdin=b"\x7f" + b"x" * 128)

    def test_repetitions_beyond_the_level(self):
        self.attack("8", stdin=b"\x05sixbyt\x80\x01\x00")
        self.attack("8", stdin=b"\x00a\xff\x01\x00")

    def test_repetitions_from_before_the_level(self):
        for packed in (b"\x80\x01\x00", b"\x02abc\x80\x04\x00", b"\x02abc\x81\x08\x00", b"\x00a\x80\xff\xff"):
            self.attack("64", stdin=packed)

    def test_packed_data_that_ends_early(self):
        for packed in (b"\x05abc", b"\x7f", b"\x02abc\x80", b"\x02abc\x80\x01"):
            self.attack("256", stdin=packed)
