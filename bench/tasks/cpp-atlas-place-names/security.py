import struct

from programs import ProgramCase


def atlas(count, places, area):
    table = b"".join(struct.pack("<II", *place) for place in places)
    return b"ATL1" + struct.pack("<I", count) + table + area


class Security(ProgramCase):
    def test_a_file_that_ends_before_its_table(self):
        for size in range(9):
            self.attack(stdin=atlas(1, [(0, 0)], b"")[:size])

    def test_more_places_than_the_file_has(self):
        for count in (2, 3, 40, 5000, 0x10000000):
            self.attack(stdin=atlas(count, [(0, 4)], b""))
        self.attack(stdin=atlas(2, [(0, 0)], b"1234567"))

    def test_a_name_that_goes_on_after_the_file(self):
        for length in (5, 6, 100, 10000):
            self.attack(stdin=atlas(1, [(0, length)], b"Oslo"))
        self.attack(stdin=atlas(2, [(0, 4), (3, 2)], b"Oslo"))

    def test_a_name_that_begins_after_the_file(self):
        for offset in (4, 5, 64, 0x7FFFFFF0, 0xFFFFFF00):
            self.attack(stdin=atlas(1, [(offset, 8)], b"Oslo"))

    def test_offset_and_length_that_are_small_together(self):
        for offset in (0xFFFFFFF8, 0xFFFFFFF0, 0xFFFFF000):
            self.attack(stdin=atlas(1, [(offset, 0x100000002 - offset)], b"Oslo"))
