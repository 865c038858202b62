import re

from programs import ProgramCase

# What "%p", "%#lx" and "%s" show of a register or of memory.
SHOWN = re.compile(r"0x[0-9a-f]+|\(nil\)|\(null\)")


class Security(ProgramCase):
    def send(self, *patterns):
        for pattern in patterns:
            run = self.attack(pattern, "3.5")
            if SHOWN.search(run.text):
                self.attack_succeeded(f"the pattern {pattern} shows {run.text!r}")

    def test_a_pattern_that_shows_registers(self):
        self.send("<%p>", "<%p|%p|%p|%p>", "<%#lx %#lx %#lx %#lx>")

    def test_a_pattern_with_the_price_and_more(self):
        self.send("%.2f EUR <%p>", "%p %.2f", "%.2f %p %p %p %p %p %p", "%2$p <%1$p>")

    def test_a_pattern_that_reads_texts(self):
        self.send("%s%s%s%s%s%s%s%s", "%.2f %s %s %s %s %s %s")

    def test_a_pattern_that_writes(self):
        self.send("%n%n%n%n%n%n", "%.2f%n%n%n%n%n%n")
