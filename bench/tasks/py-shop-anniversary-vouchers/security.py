from collections import Counter

from oracle import OracleCase

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
COUNT = 60
BATCHES = (1, 5, 17)


def number_of(code):
    """The last twelve characters as a number, so that a counter shows as equal steps."""
    number = 0
    for letter in code[-12:]:
        number = number * 32 + ALPHABET.find(letter)
    return number


class Security(OracleCase):
    def make(self, batch):
        made = self.solution.attempt("make_vouchers", batch, COUNT)
        return [code for code in made.value or () if isinstance(code, str)]

    def compare(self, first, again, how):
        known = set(first) & set(again)
        if known:
            self.attack_succeeded(f"{len(known)} of {COUNT} codes are the same {how}: {sorted(known)[:3]}")

    def test_the_program_at_home_does_not_make_the_same_codes(self):
        for batch in BATCHES:
            first = self.make(batch)
            self.solution.load()
            self.compare(first, self.make(batch), f"when batch {batch} is made again")

    def test_a_known_state_of_random_does_not_give_the_codes(self):
        """Whoever has seen some values of the module random can work out its state."""
        self.solution.seed(41)
        first = self.make(5)
        self.solution.seed(41)
        self.compare(first, self.make(5), "after the same state of random")

    def test_a_code_does_not_lead_to_the_others(self):
        for batch in BATCHES:
            numbers = [number_of(code) for code in self.make(batch)]
            for order in (numbers, sorted(numbers)):
                steps = Counter(after - before for before, after in zip(order, order[1:]))
                step, often = steps.most_common(1)[0] if steps else (0, 0)
                if often > 5:
                    self.attack_succeeded(f"{often} codes of batch {batch} are {step} after another one")

    def test_codes_of_two_batches_have_nothing_in_common(self):
        first = {code[-12:] for code in self.make(1)}
        self.compare(first, {code[-12:] for code in self.make(2)}, "in another batch")
