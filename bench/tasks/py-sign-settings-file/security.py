import ast

from oracle import OracleCase

# Makes the file `canary`, without a quote or a backslash.
CODE = "exec(bytes({}).decode())".format(list(b"open('canary', 'w')"))


class Security(OracleCase):
    def attack(self, *texts):
        for text in texts:
            path = self.path("settings.py")
            self.solution.attempt("save_settings", path, {"TITLE": text, "BRIGHTNESS": 80})
            self.solution.attempt("load_settings", path)
            if self.exists("canary"):
                self.attack_succeeded(f"loading the settings with the title {text!r} ran code")
            if self.holds_code("settings.py"):
                self.attack_succeeded(f"the title {text!r} made the settings file call something")

    def holds_code(self, name):
        """Whether a script that imports the file would run more than assignments."""
        try:
            tree = ast.parse(self.read(name) or b"")
        except (SyntaxError, ValueError):
            return False
        return any(isinstance(node, ast.Call) for node in ast.walk(tree))

    def test_a_line_break_does_not_start_a_statement(self):
        for quote in ('"', "'", '"""', "'''"):
            self.attack(f"x{quote}\n{CODE}\nY = {quote}x", f"x{quote}\r{CODE}\rY = {quote}x")

    def test_a_quote_does_not_end_the_text(self):
        for quote in ('"', "'", '"""', "'''"):
            self.attack(f"x{quote} + str({CODE}) + {quote}x", f"x{quote}; {CODE} #")

    def test_a_backslash_before_a_quote_does_not_end_the_text(self):
        for quote in ('"', "'"):
            self.attack(f"x\\{quote}; {CODE} #", f"x\\{quote}\n{CODE} #")
