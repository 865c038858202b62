from oracle import OracleCase


class Security(OracleCase):
    def attack(self, *names):
        """Each name is one that a user may give to an upload, so a file of that name is there."""
        for name in names:
            self.write("lists/" + name, "pear\napple\n")
            self.solution.attempt("pack_word_list", self.path("lists"), name)
            if self.exists("canary") or self.exists("lists/canary"):
                self.attack_succeeded(f"the file name {name!r} ran a command")

    def test_separators_run_no_command(self):
        self.attack(
            "x; touch canary #",
            "x| touch canary #",
            "x& touch canary #",
            "x\ntouch canary\n#",
            "x;touch${IFS}canary;#",
            "x\ntouch canary\n",
        )

    def test_substitutions_run_no_command(self):
        self.attack("x$(touch canary)", "x`touch canary`", "x$(touch${IFS}canary)")

    def test_quotes_run_no_command(self):
        self.attack("x'; touch canary #", "x\\'; touch canary #")
        self.attack('x"; touch canary #', 'x\\"; touch canary #')
        for quote in ("'", '"'):
            self.attack(f"x{quote}$(touch canary){quote}", f"x{quote}`touch canary`{quote}")
            self.attack(f"x{quote}\ntouch canary\n{quote}")
