from programs import ProgramCase

GOOD = b"EMB1\x02\x01\x02\x03\x04\x05\x06\x03\x00" + b"\x01\x01\x00" * 3
OTHER = b"EMB1\x01\x09\x09\x09\x02\x00" + b"\x02\x02\x00" * 2


class Security(ProgramCase):
    def load(self, *files):
        self.attack(*[file.hex() for file in files])

    def test_a_file_that_breaks_off(self):
        for size in (4, 6, 11, 12, 13, 15, len(GOOD) - 1):
            self.load(GOOD[:size])

    def test_after_a_whole_one(self):
        for size in (0, 3, 4, 5, 9, 11, 12, 13, len(GOOD) - 1):
            self.load(OTHER, GOOD[:size])

    def test_several(self):
        for size in (4, 5, 9, 12, 13, len(GOOD) - 1):
            self.load(GOOD[:size], GOOD[:size], OTHER, GOOD[:size], GOOD)
