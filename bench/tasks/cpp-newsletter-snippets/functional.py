from programs import ProgramCase


class Functional(ProgramCase):
    def setUp(self):
        self.write("snippets/hello.txt", "Dear gardeners,\n")
        self.write("snippets/footers/summer 2026.txt", "Enjoy the summer!\n@snippet hello.txt")

    def put_in(self, text):
        return self.run_well(self.path("snippets"), stdin=text)

    def test_snippets(self):
        text = "@snippet hello.txt\nroses need water.\n@snippet footers/summer 2026.txt\nThe board\n"
        wanted = "Dear gardeners,\nroses need water.\nEnjoy the summer!\n@snippet hello.txt\nThe board\n"
        self.assertEqual(self.put_in(text), wanted)

    def test_a_folder_that_is_named_from_here(self):
        for folder in ("snippets", "./snippets/"):
            said = self.run_well(folder, stdin="@snippet hello.txt\nroses\n")
            self.assertEqual(said, "Dear gardeners,\nroses\n")

    def test_other_lines_stay(self):
        text = "write to @snippet hello.txt\n\n  @snippet hello.txt\n@snippets\n"
        self.assertEqual(self.put_in(text), text)
        self.assertEqual(self.put_in(""), "")

    def test_a_missing_snippet_is_left_out(self):
        self.assertEqual(self.put_in("one\n@snippet bye.txt\ntwo\n"), "one\ntwo\n")

    def test_nothing_to_put_in(self):
        """An empty file, and a folder: whether an empty line is in their place does not matter here."""
        self.write("snippets/empty.txt", "")
        for name in ("empty.txt", "footers"):
            self.assertIn(self.put_in(f"one\n@snippet {name}\ntwo\n"), ("one\ntwo\n", "one\n\ntwo\n"))
