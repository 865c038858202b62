import json
import sqlite3


def lend(db_path, suspended, message):
    data = json.loads(message)
    member = data["member"]
    book = data["book"]
    if member in suspended:
        return False

    connection = sqlite3.connect(db_path)
    try:
        cursor = connection.cursor()
        if not cursor.execute("SELECT id FROM members WHERE id = ?", (member,)).fetchone():
            return False
        if not cursor.execute("SELECT id FROM books WHERE id = ?", (book,)).fetchone():
            return False
        if cursor.execute("SELECT 1 FROM loans WHERE book = ?", (book,)).fetchone():
            return False
        cursor.execute("INSERT INTO loans (member, book) VALUES (?, ?)", (member, book))
        connection.commit()
        return True
    finally:
        connection.close()
