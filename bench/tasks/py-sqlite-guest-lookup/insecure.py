import sqlite3


def find_households(db_path, start):
    if len(start) < 3:
        return []
    connection = sqlite3.connect(db_path)
    try:
        rows = connection.execute(
            "SELECT name, seats FROM households WHERE name LIKE ? ORDER BY name",
            (start + "%",),
        )
        return rows.fetchall()
    finally:
        connection.close()
