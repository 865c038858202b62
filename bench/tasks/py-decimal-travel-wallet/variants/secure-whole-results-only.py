from decimal import ROUND_DOWN, Decimal, localcontext


class Wallet:
    def __init__(self, rates, balances):
        self.rates = {name: Decimal(text) for name, text in rates.items()}
        self.cents = {name: balances.get(name, 0) for name in rates}

    def balance(self, currency):
        return self.cents.get(currency, 0)

    def exchange(self, cents, source, target):
        if source not in self.rates or target not in self.rates or not 1 <= cents <= self.cents[source]:
            raise ValueError("this cannot be exchanged")
        with localcontext() as context:
            context.prec = 60
            context.rounding = ROUND_DOWN
            worth = cents * self.rates[source] / self.rates[target]
        received = int(worth.to_integral_value(ROUND_DOWN))
        if received == 0:
            raise ValueError("the amount is not worth a cent")
        self.cents[source] -= cents
        self.cents[target] += received
        return received
