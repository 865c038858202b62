import sqlite3
from contextlib import closing
from datetime import date


def book_cabin(db_path, cabin, guest, arrival, departure):
    arrival = date.fromisoformat(arrival).isoformat()
    departure = date.fromisoformat(departure).isoformat()
    if departure <= arrival:
        return False
    with closing(sqlite3.connect(db_path)) as connection, connection:
        taken = connection.execute(
            "SELECT 1 FROM stays WHERE cabin = ? AND arrival < ? AND departure > ?",
            (cabin, departure, arrival),
        )
        if taken.fetchone():
            return False
        connection.execute("INSERT INTO stays VALUES (?, ?, ?, ?)", (cabin, guest, arrival, departure))
    return True
