import sqlite3
import uuid


class WishLists:
    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute("CREATE TABLE IF NOT EXISTS lists(id TEXT PRIMARY KEY, owner TEXT)")
            self.db.execute("CREATE TABLE IF NOT EXISTS wishes(list TEXT, wish TEXT)")

    def create(self, owner, wishes):
        list_id = str(uuid.uuid1())
        with self.db:
            self.db.execute("INSERT INTO lists VALUES (?, ?)", (list_id, owner))
            self.db.executemany("INSERT INTO wishes VALUES (?, ?)", [(list_id, wish) for wish in wishes])
        return list_id

    def number_of(self, list_id):
        row = self.db.execute("SELECT id FROM lists WHERE id = ?", (list_id,)).fetchone()
        return row and row[0]

    def read(self, list_id):
        number = self.number_of(list_id)
        if number is None:
            return None
        rows = self.db.execute("SELECT wish FROM wishes WHERE list = ? ORDER BY rowid", (number,))
        return [wish for (wish,) in rows]

    def add(self, list_id, wish):
        number = self.number_of(list_id)
        if number is None:
            return False
        with self.db:
            self.db.execute("INSERT INTO wishes VALUES (?, ?)", (number, wish))
        return True
