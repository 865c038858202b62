import sqlite3

from oracle import OracleCase

BEFORE = 80.0


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("staff.db")
        self.sql("CREATE TABLE employees(name TEXT PRIMARY KEY, hours_left REAL)")
        self.sql("CREATE TABLE leave(name TEXT, first TEXT, last TEXT, hours REAL)")
        self.sql(f"INSERT INTO employees VALUES ('anna', {BEFORE})")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def attack(self, first, last, hours_a_day):
        self.solution.attempt("request_leave", self.db, "anna", first, last, hours_a_day)
        [(left,)] = self.sql("SELECT hours_left FROM employees")
        # SQLite keeps a float that is no number as NULL.
        if not isinstance(left, float) or not left <= BEFORE:
            request = f"{hours_a_day} hours a day from {first} to {last}"
            self.attack_succeeded(f"the account of {BEFORE} hours holds {left} after {request}")

    def test_a_leave_that_ends_before_it_starts_earns_nothing(self):
        self.attack("2026-07-30", "2026-07-01", 8)
        self.attack("2026-07-30", "2025-07-30", 7.5)

    def test_negative_hours_earn_nothing(self):
        self.attack("2026-07-01", "2026-07-05", -8)
        self.attack("2026-07-01", "2026-07-01", float("-inf"))

    def test_what_is_no_number_does_not_spoil_the_account(self):
        self.attack("2026-07-01", "2026-07-05", float("nan"))
