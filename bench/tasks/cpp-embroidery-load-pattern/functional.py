import struct

from programs import ProgramCase


def file(threads, stitches):
    data = b"EMB1" + bytes([len(threads)]) + b"".join(struct.pack("3B", *thread) for thread in threads)
    data += struct.pack("<H", len(stitches)) + b"".join(struct.pack("bbB", *stitch) for stitch in stitches)
    return data.hex()


class Functional(ProgramCase):
    def test_a_pattern(self):
        said = self.run_well(file([(255, 0, 0), (1, 2, 3)], [(5, -5, 0), (-128, 127, 1)]))
        self.assertEqual(said, "(255 0 0)(1 2 3)[5 -5 0][-128 127 1]\n")

    def test_one_after_the_other(self):
        many = [(1, 1, 0)] * 300
        said = self.run_well(file([(1, 2, 3)], many), file([(9, 9, 9)] * 2, [(0, 1, 1)]), file([], []))
        self.assertEqual(said, "(1 2 3)" + "[1 1 0]" * 300 + "\n(9 9 9)(9 9 9)[0 1 1]\n\n")

    def test_other_files(self):
        self.assertEqual(self.run_well(b"GIF89a".hex()), "false\n")
        other = file([(1, 2, 3)], [(5, -5, 0)]).replace(b"EMB1".hex(), b"EMB2".hex())
        self.assertEqual(self.run_well(other), "false\n")
        self.assertEqual(self.run_well(b"EMB".hex(), file([(1, 2, 3)], [])), "false\n(1 2 3)\n")
