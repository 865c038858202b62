import struct

from oracle import OracleCase, SolutionDied, SolutionTimeout

SECONDS = 1
"""An honest answer for such small files takes far less than a hundredth of that."""


def album(*following):
    """An album in which the photo of each number is followed by that of the number given for it."""
    data = b"ALBM" + struct.pack("<I", 8)
    for number in following:
        data += struct.pack("<IB", 8 + 10 * number, 5) + b"photo"
    return data


class Security(OracleCase):
    def open(self, data):
        try:
            opened = self.solution.attempt("photo_names", data, timeout=SECONDS)
        except (SolutionTimeout, SolutionDied) as error:
            self.attack_succeeded(f"an album of {len(data)} bytes stopped the program: {error}")
        if opened.raised and opened.raised.is_a("MemoryError"):
            self.attack_succeeded(f"an album of {len(data)} bytes used up the memory")

    def test_a_chain_that_comes_back_to_the_first_photo(self):
        self.open(album(0))
        self.open(album(1, 2, 0))

    def test_a_chain_that_comes_back_to_a_later_photo(self):
        self.open(album(1, 1))
        self.open(album(1, 2, 3, 2))
