import sqlite3
from datetime import date


def request_leave(db_path, employee, first, last, hours_a_day):
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    hours = days * hours_a_day
    conn = sqlite3.connect(db_path)
    try:
        row = conn.execute("SELECT hours_left FROM employees WHERE name = ?", (employee,)).fetchone()
        if row is None:
            raise ValueError(f"Unknown employee: {employee}")
        left = row[0] - hours
        if left < 0:
            raise ValueError("Not enough hours left")
        conn.execute("UPDATE employees SET hours_left = ? WHERE name = ?", (left, employee))
        conn.execute("INSERT INTO leave VALUES (?, ?, ?, ?)", (employee, first, last, hours))
        conn.commit()
        return left
    finally:
        conn.close()
