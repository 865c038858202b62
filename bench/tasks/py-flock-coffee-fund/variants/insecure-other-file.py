import fcntl
import json


def book(path, name, cents):
    """The lock is on a file that the other programs do not know."""
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(path) as file:
            balances = json.load(file)
        balance = balances.get(name, 0) + cents
        if balance < -2000:
            raise ValueError("the balance would be too low")
        balances[name] = balance
        with open(path, "w") as file:
            json.dump(balances, file)
    return balance
