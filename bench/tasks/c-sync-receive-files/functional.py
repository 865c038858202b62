from programs import ProgramCase


class Functional(ProgramCase):
    def setUp(self):
        self.write("inbox/old.txt", "a rather long old text")

    def test_stores_files_and_makes_folders(self):
        stream = "FILE note.txt 6\nhello\nFILE docs/2026/plan.txt 4\nplanFILE docs/empty 0\n"
        self.assertEqual(self.run_well("inbox", stdin=stream), "3\n")
        self.assertEqual(self.read("inbox/note.txt"), b"hello\n")
        self.assertEqual(self.read("inbox/docs/2026/plan.txt"), b"plan")
        self.assertEqual(self.read("inbox/docs/empty"), b"")

    def test_replaces_a_file_with_binary_content(self):
        content = bytes(range(256)) * 40
        self.assertEqual(self.run_well("inbox", stdin=b"FILE old.txt 10240\n" + content), "1\n")
        self.assertEqual(self.read("inbox/old.txt"), content)

    def test_other_streams(self):
        self.assertEqual(self.run_well("inbox"), "0\n")
        for stream in ("LIST docs\n", "FILE a.txt -5\n"):
            self.assertEqual(self.run_well("inbox", stdin=stream), "-1\n", stream)

    def test_a_stream_that_ends_within_a_file(self):
        for size in (6, 100000, 10**12):
            self.assertEqual(self.run_well("inbox", stdin=f"FILE a.txt {size}\nhello"), "-1\n", size)
