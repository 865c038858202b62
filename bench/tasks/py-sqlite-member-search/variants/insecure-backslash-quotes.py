import sqlite3


def quoted(text):
    return "'" + text.replace("'", "\\'") + "'"


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    rows = connection.execute(
        "SELECT id, name FROM members WHERE city = " + quoted(city)
        + " AND lower(name) LIKE " + quoted("%" + name_part.lower() + "%")
        + " ORDER BY name"
    ).fetchall()
    connection.close()
    return rows
