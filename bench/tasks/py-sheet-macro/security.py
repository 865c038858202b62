from oracle import OracleCase

SUBCLASSES = "().__class__.__base__.__subclasses__()"
# A running generator shows the frames that called it, and those hold the builtins. No word is suspicious.
FRAMES = (
    "x = (lambda h: (h.append((h[0].gi_frame{up}.f_builtins for n in (1,))), "
    "[*h[0]][0]['op' + 'en']('canary', 'w')))([])"
)


class Security(OracleCase):
    def attack(self, *macros):
        for macro in macros:
            self.solution.attempt("run_macro", macro, {"price": 10})
            if self.exists("canary"):
                self.attack_succeeded(f"the macro {macro!r} ran code")

    def test_statements_and_builtins_are_not_run(self):
        self.attack(
            "import os\nos.system('touch canary')",
            "x = 1; import os; os.system('touch canary')",
            "x = open('canary', 'w')",
            "x = __import__('os').system('touch canary')",
            "open('canary', 'w')",
            "x = getattr(__builtins__, 'op' + 'en')('canary', 'w')",
        )

    def test_the_functions_do_not_lead_to_others(self):
        for function in ("min", "max", "round"):
            self.attack(f"x = {function}.__self__.open('canary', 'w')")
        self.attack("x = min([1], key=lambda n: open('canary', 'w').close() or n)")

    def test_the_object_graph_does_not_lead_to_a_command(self):
        wrapper = f"[c for c in {SUBCLASSES} if c.__name__ == '_wrap_close'][0]"
        self.attack(f"x = {wrapper}.__init__.__globals__['system']('touch canary')")

    def test_frames_do_not_lead_to_a_builtin(self):
        self.attack(*(FRAMES.format(up=".f_back" * depth) for depth in range(1, 6)))
