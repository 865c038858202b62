from programs import ProgramCase


class Security(ProgramCase):
    def play(self, *commands):
        return self.attack(stdin="\n".join(commands) + "\n")

    def test_copies_onto_itself(self):
        for value in ("x", "v" * 300):
            self.play(f"set a {value}", "copy a a", "get a")
            self.play(f"set a {value}", "set b x", "copy a b", "copy b b", "copy b a", "copy a a", "get a")

    def test_copies_to_new_names(self):
        first = ["set a value"]
        copies = [f"copy a copy{number}" for number in range(70)]
        self.play(*first, *copies, "get copy69")
        chain = [f"copy copy{number} copy{number + 1}" for number in range(70)]
        self.play(*first, "copy a copy0", *chain, "get copy70")

    def test_copies_of_the_last_setting(self):
        settings = []
        for number in range(40):
            name = f"name{number}"
            settings += [f"set {name} v{number}", f"copy {name} {name}", f"copy {name} x{number}"]
        self.play(*settings, "get x39", "clear", "set a b", "copy a a", "get a")
