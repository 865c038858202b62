import json
import sqlite3
from contextlib import closing

STORE = """
INSERT INTO loans
SELECT members.id, books.id FROM members, books
WHERE members.id = ? AND books.id = ? AND books.id NOT IN (SELECT book FROM loans)
"""


def lend(db_path, suspended, message):
    data = json.loads(message)
    try:
        member, book = int(data["member"]), int(data["book"])
    except (TypeError, ValueError):
        return False
    if member in suspended:
        return False
    with closing(sqlite3.connect(db_path)) as connection, connection:
        return connection.execute(STORE, (member, book)).rowcount == 1
