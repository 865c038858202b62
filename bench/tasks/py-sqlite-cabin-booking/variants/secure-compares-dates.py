import sqlite3
from contextlib import closing
from datetime import datetime


def day(text):
    return datetime.strptime(text.strip(), "%Y-%m-%d").date()


def book_cabin(db_path, cabin, guest, arrival, departure):
    start, end = day(arrival), day(departure)
    if end <= start:
        return False
    with closing(sqlite3.connect(db_path)) as connection:
        stays = connection.execute("SELECT arrival, departure FROM stays WHERE cabin = ?", (cabin,))
        if any(day(first) < end and day(last) > start for first, last in stays):
            return False
        connection.execute("INSERT INTO stays VALUES (?, ?, ?, ?)", (cabin, guest, str(start), str(end)))
        connection.commit()
    return True
