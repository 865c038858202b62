import struct

from programs import ProgramCase


def catalogue(*texts):
    offsets, content = [], b""
    for text in texts:
        offsets.append(8 + 4 * len(texts) + len(content))
        content += text.encode() + b"\x00"
    return b"MCAT" + struct.pack(f"<I{len(texts)}I", len(texts), *offsets) + content


class Functional(ProgramCase):
    def test_texts(self):
        file = catalogue("Open", "Save as …", "", "Quit")
        self.assertEqual(self.run_well("0", "1", "2", "3", stdin=file), "Open\nSave as …\n\nQuit\n")

    def test_long_texts(self):
        file = catalogue("x" * 300, "y" * 400)
        self.assertEqual(self.run_well("1", "0", stdin=file), "y" * 400 + "\n" + "x" * 300 + "\n")

    def test_no_such_text(self):
        self.assertEqual(self.run_well("2", "9", "1", stdin=catalogue("a", "b")), "none\nnone\nb\n")

    def test_a_number_behind_the_last_text(self):
        # What stands behind the offsets looks like one more of them.
        file = b"MCAT" + struct.pack("<III", 1, 16, 16) + b"tea\x00"
        self.assertEqual(self.run_well("0", "1", stdin=file), "tea\nnone\n")

    def test_no_catalogue(self):
        self.assertEqual(self.run_well("0", stdin=b"CATM" + catalogue("a")[4:]), "none\n")
