import struct

from programs import ProgramCase


def wave(*chunks):
    body = b"WAVE"
    for name, content in chunks:
        body += name + struct.pack("<I", len(content)) + content + b"\x00" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def samples(*values):
    return struct.pack(f"<{len(values)}h", *values)


class Functional(ProgramCase):
    def test_peaks(self):
        for values, peak in (((1, 500, -20), 500), ((7, -32768, 12), 32768), ((0,), 0)):
            self.assertEqual(self.run_well(stdin=wave((b"data", samples(*values)))), f"{peak}\n")

    def test_other_chunks_are_skipped(self):
        before = (b"fmt ", b"\xff" * 16), (b"note", b"odd")
        file = wave(*before, (b"data", samples(3, -9)), (b"LIST", b"\xff\x7f"))
        self.assertEqual(self.run_well(stdin=file), "9\n")

    def test_what_is_not_such_a_file(self):
        good = wave((b"data", samples(1)))
        for file in (wave((b"fmt ", b"\xff" * 16)), b"RIFX" + good[4:], good.replace(b"WAVE", b"AVI ")):
            self.assertEqual(self.run_well(stdin=file), "-1\n")
