import struct

from programs import ProgramCase


def grid(columns, rows, count):
    return struct.pack("<II", columns, rows) + b"\x05\x00" * count


class Security(ProgramCase):
    """Products of columns and rows that are small in 32 bits; the file holds that many heights."""

    def test_a_few_very_long_rows(self):
        self.attack(0, stdin=grid(2**31 + 1, 2, 2))
        self.attack(0, 3, stdin=grid(2**30 + 2, 4, 8))

    def test_a_great_many_rows(self):
        self.attack(1, 100, 2**31, stdin=grid(2, 2**31 + 1, 2))
        self.attack(3, 1000000, stdin=grid(16, 2**28 + 1, 16))

    def test_sides_that_seem_usual(self):
        self.attack(1, 2, 65536, stdin=grid(65536, 65537, 65536))
        self.attack(2, 40000, stdin=grid(65537, 65537, 131073))
