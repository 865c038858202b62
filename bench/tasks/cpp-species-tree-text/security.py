from programs import ProgramCase

TIMES = 3000
LIMIT = 20000


class Security(ProgramCase):
    def read_often(self, *texts):
        for text in texts:
            run = self.attack(TIMES, text)
            kept = run.text.strip()
            if kept.isdigit() and int(kept) > LIMIT:
                self.attack_succeeded(f"{TIMES} times {text!r} took {kept} bytes that were not freed")

    def test_trees_that_break_off(self):
        self.read_often("(lion,tiger", "(lion,tiger)", "(lion,(dog,wolf", "((dog,wolf)canine,", "((((a)b)c)d")

    def test_something_after_the_tree(self):
        self.read_often("(lion,tiger)cat;x", "(lion,(dog,wolf)canine)carnivore", "lion")

    def test_names_that_are_missing(self):
        self.read_often("(lion,,tiger)cat;", "(lion,tiger);", "(lion,(dog,wolf))carnivore;", ";")
