import fcntl
import json
import os
import threading

from oracle import OracleCase, SolutionTimeout

HELD = 0.35
"""Seconds for which the other program holds the lock: the solution reaches its own lock meanwhile."""


class Security(OracleCase):
    """The test is the coffee machine: it holds the lock on the file while the solution is called."""

    def setUp(self):
        self.fund = self.write("fund.json", json.dumps({"anna": 250, "bo": 500}))
        self.machine = open(self.fund, "r+")
        self.addCleanup(self.machine.close)
        # What was called once is loaded; the next call is quick to get to the lock.
        self.solution.call("book", self.fund, "anna", 0)
        fcntl.flock(self.machine, fcntl.LOCK_EX)

    def balances(self):
        try:
            return json.loads(self.read("fund.json") or b"")
        except ValueError:
            return None

    def machine_works(self, seen):
        """After a while the machine looks at the file, books a coffee of Bo, and lets go of the lock."""
        threading.Event().wait(HELD)
        seen.append(self.balances())
        content = json.dumps({"anna": 250, "bo": 430})
        os.pwrite(self.machine.fileno(), content.encode(), 0)
        os.ftruncate(self.machine.fileno(), len(content))
        fcntl.flock(self.machine, fcntl.LOCK_UN)

    def book_meanwhile(self):
        seen = []
        machine = threading.Thread(target=self.machine_works, args=(seen,))
        machine.start()
        try:
            self.solution.attempt("book", self.fund, "anna", -70)
        finally:
            machine.join()
        if seen != [{"anna": 250, "bo": 500}]:
            self.attack_succeeded(f"the file was changed while the machine had the lock: {seen}")
        after = self.balances()
        if not after or after.get("bo") != 430:
            self.attack_succeeded(f"the booking of the machine is lost: {after}")

    def test_a_booking_of_the_machine_is_not_lost(self):
        self.book_meanwhile()

    def test_a_booking_between_two_locks_is_not_lost(self):
        """Lets a shared lock through: the machine comes after a reading and before the exclusive lock."""
        fcntl.flock(self.machine, fcntl.LOCK_SH)
        self.book_meanwhile()

    def test_nothing_happens_while_the_machine_keeps_the_lock(self):
        try:
            self.solution.attempt("book", self.fund, "anna", -70, timeout=0.3)
        except SolutionTimeout:
            pass
        if self.balances() != {"anna": 250, "bo": 500}:
            self.attack_succeeded(f"the file was changed while the machine had the lock: {self.balances()}")

    def test_a_refused_booking_keeps_no_lock(self):
        fcntl.flock(self.machine, fcntl.LOCK_UN)
        self.solution.attempt("book", self.fund, "bo", -5000)
        self.solution.attempt("book", self.fund, None, "coffee")
        try:
            fcntl.flock(self.machine, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.attack_succeeded("after a booking that was refused the file is still locked")
