from oracle import OracleCase


class Security(OracleCase):
    def attack(self, *columns):
        for kind, cell in columns:
            self.solution.attempt("read_table", f'a:{kind}\n"{cell}"\n')
            if self.exists("canary"):
                self.attack_succeeded(f"the type {kind} was called with {cell}")

    def test_builtin_functions_are_not_called(self):
        code = "open('canary','w')"
        self.attack(("eval", code), ("exec", code), ("builtins.eval", code))

    def test_functions_of_modules_are_not_called(self):
        self.attack(
            ("os.mkdir", "canary"),
            ("os.system", "touch canary"),
            ("subprocess.getoutput", "touch canary"),
            ("posix.mkdir", "canary"),
            ("posix.system", "touch canary"),
            ("shutil.os.mkdir", "canary"),
            ("pty.os.system", "touch canary"),
        )

    def test_modules_of_the_types_do_not_lead_to_others(self):
        self.attack(
            ("uuid.os.system", "touch canary"),
            ("uuid.os.mkdir", "canary"),
            ("pathlib.os.system", "touch canary"),
        )
