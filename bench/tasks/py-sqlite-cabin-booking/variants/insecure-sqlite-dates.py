import sqlite3
from contextlib import closing

QUERY = """
SELECT 1 FROM stays
WHERE cabin = ? AND date(arrival) < date(?) AND date(departure) > date(?)
"""


def book_cabin(db_path, cabin, guest, arrival, departure):
    if arrival >= departure:
        return False
    with closing(sqlite3.connect(db_path)) as connection:
        if connection.execute(QUERY, (cabin, departure, arrival)).fetchone() is not None:
            return False
        with connection:
            connection.execute("INSERT INTO stays VALUES (?, ?, ?, ?)", (cabin, guest, arrival, departure))
        return True
