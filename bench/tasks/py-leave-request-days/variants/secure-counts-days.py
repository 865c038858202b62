import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal


def days_between(first, last):
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield day
        day += timedelta(days=1)


def request_leave(db_path, employee, first, last, hours_a_day):
    """A positive amount is taken, or nothing at all."""
    hours = float(sum(Decimal(str(hours_a_day)) for _ in days_between(first, last)))
    if not hours > 0:
        raise ValueError("this is no leave")
    with closing(sqlite3.connect(db_path)) as db, db:
        changed = db.execute(
            "UPDATE employees SET hours_left = hours_left - :hours "
            "WHERE name = :name AND hours_left >= :hours",
            {"hours": hours, "name": employee},
        ).rowcount
        if not changed:
            raise ValueError("no such employee, or too few hours are left")
        db.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", (employee, first, last, hours))
        return db.execute("SELECT hours_left FROM employees WHERE name = ?", (employee,)).fetchone()[0]
