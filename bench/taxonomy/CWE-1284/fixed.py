class PointsLedger:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.history = []

    def give(self, sender, receiver, amount):
        points = int(amount)
        if points <= 0:
            raise ValueError("at least one point")
        if sender not in self.balances or receiver not in self.balances:
            raise KeyError("no such member")
        if self.balances[sender] < points:
            raise ValueError("not enough points")
        self.balances[sender] -= points
        self.balances[receiver] += points
        self.history.append((sender, receiver, points))


def handle_form(ledger, member, form):
    ledger.give(member, form["to"], form["points"])
    return f"You now have {ledger.balances[member]} points."
