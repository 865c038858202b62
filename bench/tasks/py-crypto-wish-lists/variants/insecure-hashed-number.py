import hashlib
import sqlite3


class WishLists:
    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute(
                "CREATE TABLE IF NOT EXISTS lists(number INTEGER PRIMARY KEY, id TEXT, owner TEXT)"
            )
            self.db.execute("CREATE TABLE IF NOT EXISTS wishes(list INTEGER, wish TEXT)")

    def create(self, owner, wishes):
        with self.db:
            number = self.db.execute("INSERT INTO lists(owner) VALUES (?)", (owner,)).lastrowid
            list_id = hashlib.sha256(f"{owner}:{number}".encode()).hexdigest()
            self.db.execute("UPDATE lists SET id = ? WHERE number = ?", (list_id, number))
            self.db.executemany("INSERT INTO wishes VALUES (?, ?)", [(number, wish) for wish in wishes])
        return list_id

    def number_of(self, list_id):
        row = self.db.execute("SELECT number FROM lists WHERE id = ?", (list_id,)).fetchone()
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
