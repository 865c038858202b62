import re

from programs import ProgramCase

NAME = "Annemarie"


class Security(ProgramCase):
    def fill(self, text):
        run = self.attack(text, NAME, "7", "200")
        if run.status != 0:
            return
        if not run.text.endswith(f"\n{NAME}\n"):
            self.attack_succeeded(f"the text {text!r} has changed the name in memory")
        if re.search("[0-9a-f]{6}", run.text.replace(NAME, "")):
            self.attack_succeeded(f"the text {text!r} shows memory: {run.text!r}")

    def test_texts_that_ask_for_more_names(self):
        self.fill("%s %s")
        self.fill("%s%s%s%s%s%s%s%s")
        self.fill("%s, %s: %d")

    def test_a_percent_sign_at_the_end(self):
        for text in ("%", "100%", "%s: 7%", "seven77%", "%%%"):
            self.fill(text)

    def test_the_number_before_the_name(self):
        self.fill("%d letters for %s")

    def test_texts_that_write(self):
        for text in ("%n", "%s%n", "%s %d %n%n%n%n", "%hhn %s", "letters%ln"):
            self.fill(text)

    def test_texts_that_show_memory(self):
        for text in ("%lx %lx %lx %lx %lx", "%p", "%s %d %p %p %p", "%016lx"):
            self.fill(text)
