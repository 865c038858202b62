import sqlite3
from datetime import date


def request_leave(db_path, employee, first, last, hours_a_day):
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise ValueError("the leave ends before it starts")
    hours = ((end - start).days + 1) * hours_a_day
    conn = sqlite3.connect(db_path)
    try:
        row = conn.execute("SELECT hours_left FROM employees WHERE name = ?", (employee,)).fetchone()
        if row is None or row[0] < hours:
            raise ValueError("no such employee, or too few hours left")
        conn.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", (employee, first, last, hours))
        conn.execute("UPDATE employees SET hours_left = hours_left - ? WHERE name = ?", (hours, employee))
        conn.commit()
        return row[0] - hours
    finally:
        conn.close()
