import json
import sqlite3


class WishLists:
    def __init__(self, db_path):
        self.conn = sqlite3.connect(db_path)
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS lists (id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT, wishes TEXT)"
        )
        self.conn.commit()

    def create(self, owner, wishes):
        cursor = self.conn.execute(
            "INSERT INTO lists (owner, wishes) VALUES (?, ?)", (owner, json.dumps(wishes))
        )
        self.conn.commit()
        return str(cursor.lastrowid)

    def read(self, list_id):
        row = self.conn.execute("SELECT wishes FROM lists WHERE id = ?", (list_id,)).fetchone()
        return json.loads(row[0]) if row else None

    def add(self, list_id, wish):
        wishes = self.read(list_id)
        if wishes is None:
            return False
        wishes.append(wish)
        self.conn.execute("UPDATE lists SET wishes = ? WHERE id = ?", (json.dumps(wishes), list_id))
        self.conn.commit()
        return True
