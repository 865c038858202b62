import json
import threading

lock = threading.Lock()


def book(path, name, cents):
    """The lock is one among the threads of this program only."""
    with lock:
        with open(path) as file:
            balances = json.load(file)
        balance = balances.get(name, 0) + cents
        if balance < -2000:
            raise ValueError("the balance would be too low")
        balances[name] = balance
        with open(path, "w") as file:
            json.dump(balances, file)
    return balance
