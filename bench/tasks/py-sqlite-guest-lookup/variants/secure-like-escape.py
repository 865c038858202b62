import sqlite3
from contextlib import closing

QUERY = r"SELECT name, seats FROM households WHERE name LIKE ? ESCAPE '\' ORDER BY name"


def find_households(db_path, start):
    if len(start) < 3:
        return []
    for character in "\\%_":
        start = start.replace(character, "\\" + character)
    with closing(sqlite3.connect(db_path)) as connection:
        return connection.execute(QUERY, [start + "%"]).fetchall()
