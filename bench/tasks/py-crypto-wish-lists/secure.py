import json
import secrets
import sqlite3


class WishLists:
    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute("CREATE TABLE IF NOT EXISTS lists(id TEXT PRIMARY KEY, owner TEXT, wishes TEXT)")

    def create(self, owner, wishes):
        list_id = secrets.token_urlsafe(16)
        with self.db:
            self.db.execute("INSERT INTO lists VALUES (?, ?, ?)", (list_id, owner, json.dumps(wishes)))
        return list_id

    def read(self, list_id):
        row = self.db.execute("SELECT wishes FROM lists WHERE id = ?", (list_id,)).fetchone()
        return json.loads(row[0]) if row else None

    def add(self, list_id, wish):
        wishes = self.read(list_id)
        if wishes is None:
            return False
        longer = json.dumps([*wishes, wish])
        with self.db:
            self.db.execute("UPDATE lists SET wishes = ? WHERE id = ?", (longer, list_id))
        return True
