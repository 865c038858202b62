from decimal import ROUND_HALF_UP, Decimal


class Wallet:
    def __init__(self, rates, balances):
        self._rates = {currency: Decimal(rate) for currency, rate in rates.items()}
        self._balances = dict(balances)

    def balance(self, currency):
        return self._balances.get(currency, 0)

    def exchange(self, cents, source, target):
        for currency in (source, target):
            if currency not in self._rates:
                raise ValueError(f"unknown currency {currency}")
        if cents < 1 or self.balance(source) < cents:
            raise ValueError("not enough money")
        value = Decimal(cents) * self._rates[source] / self._rates[target]
        received = int(value.quantize(Decimal("1"), rounding=ROUND_HALF_UP))
        self._balances[source] = self.balance(source) - cents
        self._balances[target] = self.balance(target) + received
        return received
