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

    def test_other_lines_stay(self):
        text = "write to @snippet hello.txt\n\n  @snippet hello.txt\n@snippets\n"
        self.assertEqual(self.put_in(text), text)
        self.assertEqual(self.put_in(""), "")

    def test_a_missing_snippet_is_left_out(self):
        self.assertEqual(self.put_in("one\n@snippet bye.txt\ntwo\n"), "one\ntwo\n")
