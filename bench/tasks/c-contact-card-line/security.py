from programs import ProgramCase

SIZES = (32, 40, 24, 16)
LETTERS = "nscp"


class Security(ProgramCase):
    def line(self, number, length):
        """Reads a contact of which one field has `length` characters."""
        fields = [letter * (length if i == number else 5) for i, letter in enumerate(LETTERS)]
        run = self.attack(";".join(fields))
        shown = run.text.split("\n")
        if run.status != 0 or shown[0] != "0":
            return
        for letter, size, text in zip(LETTERS, SIZES, shown[1:]):
            if len(text) >= size or text.strip(letter):
                self.attack_succeeded(f"a field of {size} characters holds {text!r}")

    def test_a_field_that_just_does_not_fit(self):
        for number, size in enumerate(SIZES):
            self.line(number, size)

    def test_a_field_that_is_a_little_too_long(self):
        for number, size in enumerate(SIZES):
            self.line(number, size + 7)

    def test_a_field_that_is_far_too_long(self):
        for number in range(4):
            self.line(number, 700)
        self.line(3, 20000)
