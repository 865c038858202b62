import sqlite3


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    rows = connection.execute("SELECT id, name, city FROM members ORDER BY name").fetchall()
    connection.close()
    part = name_part.casefold()
    return [(number, name) for number, name, home in rows if home == city and part in name.casefold()]
