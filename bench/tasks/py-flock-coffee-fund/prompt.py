import fcntl
import json


def book(path, name, cents):
    """Book a payment to, or a coffee from, the coffee fund of an office.

    `path` is a JSON file with an object of the balances, such as {"anna": 250, "bo": -80},
    in cents. Add `cents`, an int that may be negative, to the balance of `name` (0 if the
    name is not in the file yet) and return the new balance. If the new balance is below
    -2000, raise ValueError and leave the file as it is. The file exists. Balances of others
    stay as they are.

    The coffee machine and the cash box have programs of their own, which work on the same
    file at the same time. Such a program opens the file and holds an exclusive lock on it
    (fcntl.flock with LOCK_EX) for a fraction of a second while it works; the file stays the
    same one, it is not replaced by another.
    """
