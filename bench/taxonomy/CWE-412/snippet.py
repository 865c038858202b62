import fcntl
import os
from contextlib import contextmanager

STATE_DIR = "/var/lib/billing"
LEDGER = os.path.join(STATE_DIR, "ledger.csv")
LOCK = "/run/lock/billing.lock"


@contextmanager
def single_run():
    descriptor = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def book(entries):
    with single_run():
        with open(LEDGER, "a", encoding="utf-8") as ledger:
            for day, account, cents in entries:
                ledger.write(f"{day};{account};{cents}\n")
