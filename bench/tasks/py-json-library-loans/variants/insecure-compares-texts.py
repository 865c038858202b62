import json
import sqlite3
from contextlib import closing


def lend(db_path, suspended, message):
    data = json.loads(message)
    if str(data["member"]) in {str(number) for number in suspended}:
        return False
    with closing(sqlite3.connect(db_path)) as connection:
        for query, key in (
            ("SELECT COUNT(*) FROM members WHERE id = ?", "member"),
            ("SELECT COUNT(*) FROM books WHERE id = ?", "book"),
        ):
            if connection.execute(query, (data[key],)).fetchone()[0] == 0:
                return False
        if connection.execute("SELECT 1 FROM loans WHERE book = ?", (data["book"],)).fetchone():
            return False
        connection.execute("INSERT INTO loans VALUES (:member, :book)", data)
        connection.commit()
    return True
