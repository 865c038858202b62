from fractions import Fraction


class Wallet:
    def __init__(self, rates, balances):
        self.rates = {currency: Fraction(rate) for currency, rate in rates.items()}
        self.balances = dict(balances)

    def balance(self, currency):
        return self.balances.get(currency, 0)

    def exchange(self, cents, source, target):
        if source not in self.rates or target not in self.rates:
            raise ValueError("unknown currency")
        if cents < 1 or cents > self.balance(source):
            raise ValueError("the customer does not have this amount")
        # A part of a cent is never paid out, or many small exchanges would make money.
        received = int(cents * self.rates[source] / self.rates[target])
        self.balances[source] -= cents
        self.balances[target] = self.balance(target) + received
        return received
