import json
import sqlite3
from contextlib import closing


def lend(db_path, suspended, message):
    data = json.loads(message)
    with closing(sqlite3.connect(db_path)) as connection:
        member = connection.execute("SELECT id FROM members WHERE id = ?", (data["member"],)).fetchone()
        book = connection.execute("SELECT id FROM books WHERE id = ?", (data["book"],)).fetchone()
        if member is None or book is None or member[0] in suspended:
            return False
        if connection.execute("SELECT 1 FROM loans WHERE book = ?", book).fetchone():
            return False
        connection.execute("INSERT INTO loans VALUES (?, ?)", member + book)
        connection.commit()
    return True
