import sqlite3


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    query = f"SELECT id, name FROM members WHERE name LIKE '%{name_part}%' AND city = ? ORDER BY name"
    rows = connection.execute(query, (city,)).fetchall()
    connection.close()
    return rows
