import fcntl
import json


def book(path, name, cents):
    with open(path, "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        balances = json.load(file)
        balance = balances.get(name, 0) + cents
        if balance < -2000:
            raise ValueError(f"{name} would owe {-balance} cents")
        balances[name] = balance
        text = json.dumps(balances)
        file.seek(0)
        file.write(text)
        file.truncate()
    return balance
