import sqlite3
from contextlib import closing


def find_households(db_path, start):
    if len(start) < 3:
        return []
    if not all(character.isalpha() or character in " -'" for character in start):
        raise ValueError("a family name consists of letters")
    with closing(sqlite3.connect(db_path)) as connection:
        query = "SELECT name, seats FROM households WHERE name LIKE ? || '%' ORDER BY name"
        return connection.execute(query, (start,)).fetchall()
