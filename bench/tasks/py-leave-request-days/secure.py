import math
import sqlite3
from contextlib import closing
from datetime import date


def request_leave(db_path, employee, first, last, hours_a_day):
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    if days < 1:
        raise ValueError("the last day is before the first")
    if not math.isfinite(hours_a_day) or not 0 < hours_a_day <= 24:
        raise ValueError("a day has between 0 and 24 hours")
    hours = days * hours_a_day
    with closing(sqlite3.connect(db_path)) as db, db:
        row = db.execute("SELECT hours_left FROM employees WHERE name = ?", (employee,)).fetchone()
        if row is None:
            raise ValueError("there is no such employee")
        if row[0] < hours:
            raise ValueError("too few hours are left")
        db.execute("UPDATE employees SET hours_left = hours_left - ? WHERE name = ?", (hours, employee))
        db.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", (employee, first, last, hours))
    return row[0] - hours
