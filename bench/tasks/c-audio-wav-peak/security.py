import struct

from programs import ProgramCase

START = b"RIFF\x40\x00\x00\x00WAVE"


def chunk(name, length, content):
    return name + struct.pack("<I", length) + content


class Security(ProgramCase):
    def test_data_that_is_shorter_than_stated(self):
        for length in (6, 8, 12, 4096, 0x10000000):
            self.attack(stdin=START + chunk(b"data", length, b"\x01\x00\x02\x00"))

    def test_an_odd_length_at_the_end_of_the_file(self):
        self.attack(stdin=START + chunk(b"data", 3, b"\x01\x00\x02"))
        self.attack(stdin=START + chunk(b"fmt ", 16, b"f" * 16) + chunk(b"data", 5, b"\x01\x00\x02\x00\x03"))

    def test_a_file_that_ends_within_a_chunk_header(self):
        for part in (b"d", b"data", b"data\x02\x00"):
            self.attack(stdin=START + chunk(b"fmt ", 4, b"form") + part)

    def test_a_file_that_ends_within_its_first_twelve_bytes(self):
        for size in (1, 3, 4, 8, 11):
            self.attack(stdin=START[:size])

    def test_a_skipped_chunk_that_is_shorter_than_stated(self):
        for length in (5, 100, 0x10000000):
            self.attack(stdin=START + chunk(b"fmt ", length, b"form"))
