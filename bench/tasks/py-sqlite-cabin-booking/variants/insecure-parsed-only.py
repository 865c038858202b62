import sqlite3
from contextlib import closing
from datetime import datetime


def book_cabin(db_path, cabin, guest, arrival, departure):
    try:
        start = datetime.strptime(arrival, "%Y-%m-%d")
        end = datetime.strptime(departure, "%Y-%m-%d")
    except ValueError:
        return False
    if end <= start:
        return False
    with closing(sqlite3.connect(db_path)) as connection:
        taken = connection.execute(
            "SELECT 1 FROM stays WHERE cabin = ? AND NOT (departure <= ? OR arrival >= ?)",
            (cabin, arrival, departure),
        ).fetchone()
        if taken:
            return False
        connection.execute("INSERT INTO stays VALUES (?, ?, ?, ?)", (cabin, guest, arrival, departure))
        connection.commit()
    return True
