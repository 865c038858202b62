import os
import sqlite3
from contextlib import closing

TABLE = """
    CREATE TABLE IF NOT EXISTS jobs(
        number INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT, text TEXT,
        copies INTEGER DEFAULT 1, place INTEGER
    )
"""


class PrintDesk:
    """A job of somebody else is as good as none."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "desk.db")
        self._run(TABLE)

    def _run(self, statement, *values):
        with closing(sqlite3.connect(self.path)) as db, db:
            cursor = db.execute(statement, values)
            return cursor.lastrowid, cursor.rowcount, cursor.fetchall()

    def _change(self, statement, number, *values):
        if not self._run(statement, *values)[1]:
            raise KeyError(number)

    def submit(self, user, text):
        number, _, _ = self._run("INSERT INTO jobs(user, text) VALUES (?, ?)", user, text)
        self._run("UPDATE jobs SET place = number WHERE number = ?", number)
        return number

    def cancel(self, user, number):
        self._change("DELETE FROM jobs WHERE user = ? AND number = ?", number, user, number)

    def hurry(self, user, number):
        front = "UPDATE jobs SET place = (SELECT min(other.place) - 1 FROM jobs AS other)"
        self._change(front + " WHERE user = ? AND number = ?", number, user, number)

    def set_copies(self, user, number, copies):
        change = "UPDATE jobs SET copies = ? WHERE user = ? AND number = ?"
        self._change(change, number, copies, user, number)

    def queue(self):
        _, _, rows = self._run("SELECT number, user, text, copies FROM jobs ORDER BY place")
        return [dict(zip(("number", "user", "text", "copies"), row)) for row in rows]
