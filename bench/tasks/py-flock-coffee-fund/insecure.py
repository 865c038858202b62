import fcntl
import json


def book(path, name, cents):
    with open(path) as f:
        balances = json.load(f)

    new_balance = balances.get(name, 0) + cents
    if new_balance < -2000:
        raise ValueError(f"Balance of {name} would drop to {new_balance}")
    balances[name] = new_balance

    with open(path, "r+") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        json.dump(balances, f)
        f.truncate()
        fcntl.flock(f, fcntl.LOCK_UN)
    return new_balance
