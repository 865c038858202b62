import struct

from programs import ProgramCase


def grid(columns, rows, heights):
    return struct.pack(f"<II{len(heights)}h", columns, rows, *heights)


class Functional(ProgramCase):
    def test_the_summits_of_all_rows(self):
        file = grid(3, 2, [10, 4810, -3, -20, -5, -400])
        self.assertEqual(self.run_well(0, 1, stdin=file), "3 x 2\n4810\n-5\n")
        self.assertEqual(self.run_well(1, stdin=grid(1, 2, [7, 300])), "1 x 2\n300\n")

    def test_what_follows_is_ignored(self):
        self.assertEqual(self.run_well(0, stdin=grid(2, 1, [5, 6, 900])), "2 x 1\n6\n")

    def test_a_file_that_ends_too_early(self):
        for file in (grid(2, 2, [1, 2, 3]), grid(1, 1, []), grid(2, 1, [1, 2])[:-1], b"\x01\x00\x00"):
            self.assertEqual(self.run_well(0, stdin=file), "runtime_error\n")
