import sqlite3
from contextlib import closing

QUERY = """
    SELECT id, name FROM members
    WHERE city = :city AND name LIKE :pattern ESCAPE '!'
    ORDER BY name
"""


def search_members(db_path, name_part, city):
    part = name_part.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    with closing(sqlite3.connect(db_path)) as connection:
        return connection.execute(QUERY, {"city": city, "pattern": f"%{part}%"}).fetchall()
