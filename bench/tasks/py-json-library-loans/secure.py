import json
import sqlite3
from contextlib import closing


def lend(db_path, suspended, message):
    data = json.loads(message)
    member, book = data["member"], data["book"]
    if type(member) is not int or type(book) is not int or member in suspended:
        return False
    with closing(sqlite3.connect(db_path)) as connection, connection:
        known = connection.execute("SELECT 1 FROM members WHERE id = ?", (member,)).fetchone()
        kept = connection.execute("SELECT 1 FROM books WHERE id = ?", (book,)).fetchone()
        lent = connection.execute("SELECT 1 FROM loans WHERE book = ?", (book,)).fetchone()
        if not known or not kept or lent:
            return False
        connection.execute("INSERT INTO loans VALUES (?, ?)", (member, book))
        return True
