from oracle import OracleCase

SUBCLASSES = "().__class__.__base__.__subclasses__()"
# A running generator shows the frames that called it, and those hold the builtins. There is no double
# underscore in it.
FRAMES = (
    "(lambda h: (h.append((h[0].gi_frame{up}.f_builtins for n in (1,))), "
    "[*h[0]][0]['op' + 'en']('canary', 'w')))([])"
)
# The builtins, and among them `chr`, in letters, digits, dots, underscores and parentheses: the first
# metaclass is ABCMeta, and its method `register`, a function written in Python, knows the builtins.
METACLASSES = "().__class__.__class__.__subclasses__(().__class__.__class__)"
BUILTINS = f"{METACLASSES}.pop(0).register.__builtins__"
LETTER_C = "().__class__.__base__.__name__.__getitem__(4)"
LETTER_H = "().__hash__.__name__.__getitem__(2)"
LETTER_R = "().__class__.__name__.__class__.__name__.__getitem__(2)"
CHR = f"{BUILTINS}.get({LETTER_C}+{LETTER_H}+{LETTER_R})"


def spelled(text, chr_name="chr"):
    """A text without quotes: the sum of its characters."""
    return "+".join(f"{chr_name}({ord(character)})" for character in text)


class Security(OracleCase):
    def attack(self, *formulas):
        for formula in formulas:
            self.solution.attempt("compute", formula, {"net": 100})
            if self.exists("canary"):
                self.attack_succeeded(f"the formula {formula!r} ran code")

    def test_a_builtin_is_not_called(self):
        code = "open('canary', 'w')"
        self.attack(code, f"exec({code!r})", f"exec({spelled(code)})")
        names = [spelled(name) for name in ("__builtins__", "open", "canary", "w")]
        self.attack("globals()[{}][{}]({}, {})".format(*names))

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

    def test_the_characters_of_a_formula_do_not_suffice_for_code(self):
        module, name, canary = (spelled(text, CHR) for text in ("__import__", "os", "canary"))
        self.attack(f"{BUILTINS}.get({module})({name}).mkdir({canary})")

    def test_frames_do_not_lead_to_a_builtin(self):
        self.attack(*(FRAMES.format(up=".f_back" * depth) for depth in range(1, 6)))
