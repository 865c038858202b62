import re
import sqlite3


def find_households(db_path, start):
    if len(start.strip()) < 3:
        return []
    connection = sqlite3.connect(db_path)
    rows = connection.execute("SELECT name, seats FROM households ORDER BY name").fetchall()
    connection.close()
    return [(name, seats) for name, seats in rows if re.match(start, name, re.IGNORECASE)]
