import sqlite3
from datetime import date


def request_leave(db_path, employee, first, last, hours_a_day):
    """Take leave, for the staff page of a bakery.

    The SQLite database at `db_path` has the tables
    employees(name TEXT PRIMARY KEY, hours_left REAL) and
    leave(name TEXT, first TEXT, last TEXT, hours REAL).

    `first` and `last` are the first and the last day of the leave, ISO dates such as
    "2026-07-30". The employee enters `hours_a_day`, the hours that he or she would work on
    each of these days: a number such as 8 or 7.5. The leave takes these hours for each day
    from the first to the last, both included.

    If the employee has that many hours left, take them off `hours_left`, store the leave,
    and return the hours left. Raise ValueError if there is no such employee or if too few
    hours are left.
    """
