from oracle import OracleCase


class Functional(OracleCase):
    def convert(self):
        return self.solution.call("convert_line_ends", self.path("drop"))

    def test_converts_text_files_at_every_level(self):
        self.write("drop/a.txt", b"one\r\ntwo\r\n")
        self.write("drop/team/b.txt", b"three\r\n\r\nfour")
        self.assertEqual(self.convert(), 2)
        self.assertEqual(self.read("drop/a.txt"), b"one\ntwo\n")
        self.assertEqual(self.read("drop/team/b.txt"), b"three\n\nfour")

    def test_leaves_the_rest_alone(self):
        files = {"drop/unix.txt": b"one\ntwo\n", "drop/mac.txt": b"a\rb", "drop/page.csv": b"x\r\n"}
        for name, content in files.items():
            self.write(name, content)
        self.assertEqual(self.convert(), 0)
        self.assertEqual({name: self.read(name) for name in files}, files)
