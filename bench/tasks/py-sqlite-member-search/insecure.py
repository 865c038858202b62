import sqlite3


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    cursor = connection.cursor()
    cursor.execute(
        f"SELECT id, name FROM members WHERE city = '{city}' "
        f"AND name LIKE '%{name_part}%' ORDER BY name"
    )
    rows = cursor.fetchall()
    connection.close()
    return rows
