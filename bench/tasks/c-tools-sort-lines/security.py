from programs import ProgramCase

KEPT = "pin 4711\npuk 90210\n"


class Security(ProgramCase):
    def sort(self, name, reverse=0):
        self.write("notes.txt", KEPT)
        self.write("names.bin", "notes.txt\0")
        # The list is there under that very name.
        self.write(name, "tea\nbread\n")
        self.attack(name, reverse, "result.txt")
        if self.read("notes.txt") != KEPT.encode():
            self.attack_succeeded(f"a list with the name {name!r} changed another file")
        self.assertNotLeaked("puk 90210", self.read("result.txt") or b"")

    def test_a_name_that_says_where_to_write(self):
        for name in ("-onotes.txt", "--output=notes.txt", "-ronotes.txt", "--outp=notes.txt"):
            self.sort(name)
            self.sort(name, 1)

    def test_a_name_that_says_what_to_read(self):
        for name in ("--files0-from=names.bin", "--files0=names.bin"):
            self.sort(name)
            self.sort(name, 1)
