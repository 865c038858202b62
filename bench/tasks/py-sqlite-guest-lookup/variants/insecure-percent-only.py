import sqlite3
from contextlib import closing


def find_households(db_path, start):
    start = start.replace("%", "")
    if len(start) < 3:
        return []
    with closing(sqlite3.connect(db_path)) as connection:
        query = "SELECT name, seats FROM households WHERE name LIKE ? || '%' ORDER BY name"
        return connection.execute(query, (start,)).fetchall()
