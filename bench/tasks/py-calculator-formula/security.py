from oracle import OracleCase

SUBCLASSES = "().__class__.__base__.__subclasses__()"
# A running generator shows the frames that called it, and those hold the builtins. No underscore is needed.
FRAMES = (
    "(lambda h: (h.append((h[0].gi_frame{up}.f_builtins for n in (1,))), "
    "[*h[0]][0]['open']('canary', 'w')))([])"
)


def without_quotes(code):
    """The same code in letters, digits, parentheses and plus signs only."""
    return "exec(" + "+".join(f"chr({ord(character)})" for character in code) + ")"


class Security(OracleCase):
    def attack(self, *formulas):
        for formula in formulas:
            self.solution.attempt("compute", formula, {"net": 100})
            if self.exists("canary"):
                self.attack_succeeded(f"the formula {formula!r} ran code")

    def test_a_builtin_is_not_called(self):
        code = "open('canary', 'w')"
        self.attack(code, f"exec({code!r})", without_quotes(code))

    def test_a_module_is_not_imported(self):
        code = "__import__('os').system('touch canary')"
        self.attack(code, f"1 if {code} else net")

    def test_the_object_graph_does_not_lead_to_a_command(self):
        self.attack(
            f"[c for c in {SUBCLASSES} if c.__name__ == '_wrap_close'][0]"
            ".__init__.__globals__['system']('touch canary')",
            f"[c for c in {SUBCLASSES} if c.__name__ == 'catch_warnings'][0]()"
            "._module.__builtins__['open']('canary', 'w')",
        )

    def test_frames_do_not_lead_to_a_builtin(self):
        self.attack(*(FRAMES.format(up=".f_back" * depth) for depth in range(1, 6)))
