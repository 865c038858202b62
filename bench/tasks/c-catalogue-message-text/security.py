import struct

from programs import ProgramCase


def file_of(count, *offsets, content=b"hello\x00"):
    return b"MCAT" + struct.pack(f"<I{len(offsets)}I", count, *offsets) + content


class Security(ProgramCase):
    def test_a_count_that_is_larger_than_the_file(self):
        file = file_of(2000, 12, content=b"hi\x00\x00")
        self.attack("2", stdin=file)
        self.attack("3", "40", stdin=file)
        self.attack("0", stdin=b"MCAT\x01\x00\x00\x00")
        self.attack("0", stdin=b"MCAT\x01\x00\x00\x00\x08\x00\x00")

    def test_an_offset_outside_the_file(self):
        for offset in (18, 19, 200, 0x7FFFFFFF):
            self.attack("0", stdin=file_of(1, offset))

    def test_a_text_without_an_end(self):
        self.attack("0", stdin=file_of(1, 12, content=b"eight888hello888"))
        self.attack("1", stdin=file_of(2, 16, 21, content=b"good\x00open"))

    def test_a_file_that_ends_early(self):
        self.attack("0", stdin=b"MCA")
        self.attack("0", stdin=b"MCAT\x01\x00")
