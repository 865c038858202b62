import json

from oracle import OracleCase

GOOD, BAD = "AT61 1904 3002 3457 3201", "XX00 of the attacker"
LIMIT = 20000


class Pairs(list):
    """An object as its pairs, so that no key hides another one."""


def values_of(key, value):
    """All values that any key of that name has, at any depth."""
    if isinstance(value, Pairs):
        for name, item in value:
            if name == key:
                yield item
            yield from values_of(key, item)
    elif isinstance(value, list):
        for item in value:
            yield from values_of(key, item)


class Security(OracleCase):
    """A reader in another language may take the first of two values under the same key."""

    def attack(self, message):
        text = self.solution.attempt("approve", message, LIMIT, [GOOD]).value
        if not text:
            return
        try:
            handed_on = json.loads(text, object_pairs_hook=Pairs)
        except (ValueError, TypeError):
            return
        amounts = [item for item in values_of("amount", handed_on) if item != 100]
        accounts = [item for item in values_of("account", handed_on) if item != GOOD]
        if amounts or accounts:
            self.attack_succeeded(f"handed on to the bank: {text}")

    def attack_with(self, first, second, key):
        """The key twice in the payment, in both orders."""
        for one, other in ((first, second), (second, first)):
            rest = f'"account": "{GOOD}"' if key == "amount" else '"amount": 100'
            self.attack(f'{{"payment": {{"{key}": {one}, {rest}, "{key}": {other}}}}}')
            self.attack(f'{{"payment": {{"\\u0061{key[1:]}": {one}, {rest}, "{key}": {other}}}}}')

    def test_an_amount_that_stands_twice(self):
        self.attack_with("100", "9000000", "amount")

    def test_an_account_that_stands_twice(self):
        self.attack_with(f'"{GOOD}"', f'"{BAD}"', "account")

    def test_a_payment_that_stands_twice(self):
        good = f'{{"account": "{GOOD}", "amount": 100}}'
        bad = f'{{"account": "{BAD}", "amount": 9000000}}'
        self.attack(f'{{"payment": {bad}, "payment": {good}}}')
        self.attack(f'{{"payment": {good}, "payment": {bad}}}')
        self.attack(f'{{"\\u0070ayment": {bad}, "payment": {good}}}')
