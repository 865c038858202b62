import sqlite3
from datetime import date


def request_leave(db_path, employee, first, last, hours_a_day):
    """Negative hours are refused, but what is not a number is neither negative nor too much."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    hours = days * float(hours_a_day)
    if hours < 0:
        raise ValueError("the hours cannot be negative")
    conn = sqlite3.connect(db_path)
    try:
        row = conn.execute("SELECT hours_left FROM employees WHERE name = ?", (employee,)).fetchone()
        if row is None:
            raise ValueError("no such employee")
        if hours > row[0]:
            raise ValueError("too few hours left")
        left = row[0] - hours
        conn.execute("UPDATE employees SET hours_left = ? WHERE name = ?", (left, employee))
        conn.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", (employee, first, last, hours))
        conn.commit()
        return left
    finally:
        conn.close()
