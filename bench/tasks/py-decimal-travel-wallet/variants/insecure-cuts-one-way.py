from decimal import ROUND_FLOOR, Decimal


class Wallet:
    def __init__(self, rates, balances):
        self.rates = {currency: Decimal(rate) for currency, rate in rates.items()}
        self.balances = dict(balances)

    def balance(self, currency):
        return self.balances.get(currency, 0)

    def exchange(self, cents, source, target):
        if source not in self.rates or target not in self.rates:
            raise ValueError("no such currency")
        if cents < 1 or cents > self.balance(source):
            raise ValueError("not enough money")
        # The value in the unit of account is cut to whole cents.
        value = (cents * self.rates[source]).to_integral_value(ROUND_FLOOR)
        received = round(value / self.rates[target])
        self.balances[source] -= cents
        self.balances[target] = self.balance(target) + received
        return received
