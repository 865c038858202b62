import sqlite3


def search_members(db_path, name_part, city):
    connection = sqlite3.connect(db_path)
    try:
        rows = connection.execute(
            "SELECT id, name FROM members "
            "WHERE city = ? AND instr(lower(name), lower(?)) > 0 ORDER BY name",
            (city, name_part),
        )
        return rows.fetchall()
    finally:
        connection.close()
