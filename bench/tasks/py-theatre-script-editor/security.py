from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    """Anna is editing the scene; Bo presses buttons, perhaps on a page that he has left open."""

    def setUp(self):
        self.script = self.solution.call("Script")
        self.script.call("add", "Storm", "A ship at sea.")

    def press(self, *call):
        try:
            return self.script.call(*call)
        except SolutionRaised:
            return None

    def anna_writes(self):
        self.script.call("save", "anna", "Storm", "Thunder.")

    def look(self, what):
        seen = self.press("scenes"), self.press("text_of", "Storm")
        if seen != (["Storm"], "Thunder."):
            self.attack_succeeded(f"while Anna was editing, Bo {what}: {seen}")

    def test_nobody_else_saves_the_scene(self):
        self.script.call("start", "anna", "Storm")
        self.anna_writes()
        self.press("save", "bo", "Storm", "Cut all this.")
        self.look("saved the scene")

    def test_a_page_that_was_left_open_saves_nothing(self):
        self.script.call("start", "bo", "Storm")
        self.script.call("take_over", "anna", "Storm")
        self.anna_writes()
        self.press("save", "bo", "Storm", "An old text.")
        self.look("saved the scene from his old page")
        self.press("stop", "bo", "Storm")
        self.press("save", "bo", "Storm", "An old text.")
        self.look("ended her editing and saved the scene")

    def test_nobody_else_ends_the_editing(self):
        self.script.call("start", "anna", "Storm")
        self.anna_writes()
        self.press("stop", "bo", "Storm")
        if self.press("start", "bo", "Storm") is not None:
            self.attack_succeeded("Bo ended Anna's editing with his own button, and edits the scene now")

    def test_nobody_else_renames_or_cuts_the_scene(self):
        self.script.call("start", "anna", "Storm")
        self.anna_writes()
        self.press("rename", "bo", "Storm", "Calm")
        self.look("renamed the scene")
        self.press("cut", "bo", "Storm")
        self.look("cut the scene")
