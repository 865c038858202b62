import sqlite3


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    query = f"SELECT id, name FROM members WHERE name LIKE ? AND city = '{city}' ORDER BY name"
    rows = connection.execute(query, (f"%{name_part}%",)).fetchall()
    connection.close()
    return rows
