import fcntl
import json


def book(path, name, cents):
    """Both steps take the lock, but to open the file for writing empties it before that."""
    with open(path) as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        balances = json.load(file)
    balances[name] = balances.get(name, 0) + cents
    if balances[name] < -2000:
        raise ValueError("the balance would be too low")
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump(balances, file)
    return balances[name]
