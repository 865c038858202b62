import os

from oracle import OracleCase

BLOCK = 16
KNOWN = "Monday, at the harbour: the ferry was late and nobody knew why. "
HIDDEN = "Tuesday, at home: the combination of the safe is 48-15-16-23-42."


def xor(left, right):
    return bytes(a ^ b for a, b in zip(left, right))


def blocks(data):
    """Every run of 16 bytes in the sealed page, at any place."""
    return {data[start : start + BLOCK] for start in range(len(data) - BLOCK + 1)}


class Security(OracleCase):
    def setUp(self):
        self.key = os.urandom(32)

    def seal(self, *pages):
        return [bytes(page) for page in self.solution.call("seal_pages", self.key, list(pages))]

    def compare(self, first, second, other):
        """Fails if two sealed pages of one text have more in common than with a page of another text."""
        if first == second or (blocks(first) & blocks(second)) - blocks(other):
            self.attack_succeeded("equal pages can be told from their encrypted form")

    def test_equal_pages_of_one_diary_look_different(self):
        self.compare(*self.seal(KNOWN, KNOWN, HIDDEN))

    def test_a_page_looks_different_when_it_is_sealed_again(self):
        (first, other), (second,) = self.seal(KNOWN, HIDDEN), self.seal(KNOWN)
        self.compare(first, second, other)

    def test_equal_parts_of_a_page_do_not_show(self):
        (sealed,) = self.seal("0123456789abcdef" * 64)
        runs = [sealed[start : start + BLOCK] for start in range(len(sealed) - BLOCK + 1)]
        if len(set(runs)) < len(runs):
            self.attack_succeeded("equal parts of a page are equal in its encrypted form, too")

    def test_a_known_page_does_not_give_away_another(self):
        first, second = self.seal(KNOWN, HIDDEN)
        (third,) = self.seal(HIDDEN)
        for other in (second, third):
            for start in range(min(len(first), len(other)) - len(KNOWN) + 1):
                stream = xor(first[start:], KNOWN.encode())
                if xor(other[start:], stream) == HIDDEN.encode():
                    self.attack_succeeded(f"knowing one page gives away another: {HIDDEN!r}")
