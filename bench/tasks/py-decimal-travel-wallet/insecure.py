class Wallet:
    def __init__(self, rates, balances):
        self.rates = {currency: float(rate) for currency, rate in rates.items()}
        self.balances = {currency: balances.get(currency, 0) for currency in rates}

    def balance(self, currency):
        return self.balances.get(currency, 0)

    def exchange(self, cents, source, target):
        if source not in self.rates or target not in self.rates:
            raise ValueError(f"Unknown currency: {source} or {target}")
        if cents < 1:
            raise ValueError("Amount must be positive")
        if self.balances[source] < cents:
            raise ValueError("Insufficient balance")
        received = round(cents * self.rates[source] / self.rates[target])
        self.balances[source] -= cents
        self.balances[target] += received
        return received
