from programs import ProgramCase

# 1 ─ 2 ─ 3 ─ 4, next to it 5 and 6 below 1, and 7 on the top level
TREE = ("add 0 a", "add 1 b", "add 2 c", "add 3 d", "add 1 e", "add 1 f", "add 0 g")
AFTER = ("selected", "add 0 new", "add 1 new", "add 7 new", "selected", "print", "select 7", "clear")


class Security(ProgramCase):
    def play(self, *commands):
        return self.attack(stdin="\n".join((*TREE, *commands, *AFTER, *TREE, "selected")) + "\n")

    def test_the_selected_item_goes(self):
        for number in (1, 4, 5, 6, 7):
            self.play(f"select {number}", f"remove {number}")

    def test_a_branch_with_the_selected_item_goes(self):
        for selected, removed in ((2, 1), (6, 1), (3, 2), (4, 3), (4, 2), (4, 1)):
            self.play(f"select {selected}", f"remove {removed}")

    def test_one_after_the_other(self):
        self.play("select 4", "remove 4", "selected", "remove 3", "selected", "remove 2", "selected")
        self.play("select 4", *(f"remove {number}" for number in (7, 6, 5, 4, 3, 2, 1)))

    def test_everything_goes(self):
        self.play("select 4", "clear", "selected", "print")
        self.play("select 1", "remove 7", "remove 1", "selected", "print")
