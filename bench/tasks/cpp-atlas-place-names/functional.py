import struct

from programs import ProgramCase


def atlas(places, area):
    table = b"".join(struct.pack("<II", *place) for place in places)
    return b"ATL1" + struct.pack("<I", len(places)) + table + area


class Functional(ProgramCase):
    def test_names_in_the_order_of_the_table(self):
        file = atlas([(4, 6), (0, 4), (10, 3)], b"OsloBergenUlm")
        self.assertEqual(self.run_well(stdin=file), "[Bergen]\n[Oslo]\n[Ulm]\n")

    def test_shared_and_empty_names(self):
        file = atlas([(0, 12), (3, 4), (12, 0)], b"Bad Aussee-0")
        self.assertEqual(self.run_well(stdin=file), "[Bad Aussee-0]\n[ Aus]\n[]\n")
        self.assertEqual(self.run_well(stdin=atlas([], b"")), "")

    def test_many_names(self):
        area = "".join(f"Place{i:03}" for i in range(300)).encode()
        file = atlas([(i * 8, 8) for i in range(300)], area)
        self.assertEqual(self.run_well(stdin=file).split(), [f"[Place{i:03}]" for i in range(300)])

    def test_another_file(self):
        self.assertEqual(self.run_well(stdin=b"ATL2" + bytes(4)), "runtime_error\n")
