import struct

from oracle import OracleCase, SolutionRaised


def block(following, name):
    encoded = name.encode()
    return struct.pack("<IB", following, len(encoded)) + encoded


class Functional(OracleCase):
    def names(self, data):
        return list(self.solution.call("photo_names", data))

    def rejects(self, data):
        with self.assertRaises(SolutionRaised) as caught:
            self.names(data)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_reads_blocks_in_any_order(self):
        # The second photo stands first in the file, and there is a gap before the others.
        data = b"ALBM" + struct.pack("<I", 40) + block(60, "Fähre.jpg")
        data = data.ljust(40, b"\xff") + block(8, "sea.jpg")
        data = data.ljust(60, b"\xff") + block(0, "")
        self.assertEqual(self.names(data), ["sea.jpg", "Fähre.jpg", ""])

    def test_reads_many_photos(self):
        data = b"ALBM" + struct.pack("<I", 8)
        for number in range(300):
            data += block(0 if number == 299 else len(data) + 11, f"p{number:05d}")
        self.assertEqual(self.names(data), [f"p{number:05d}" for number in range(300)])
        self.assertEqual(self.names(b"ALBM\0\0\0\0"), [])

    def test_rejects_a_damaged_file(self):
        self.rejects(b"PLAN" + struct.pack("<I", 8) + block(0, "a"))
        self.rejects(b"ALBM" + struct.pack("<I", 8) + block(0, "sea.jpg")[:-1])
        self.rejects(b"ALBM" + struct.pack("<I", 8) + block(4000, "sea.jpg"))
