import hmac
import secrets
import sqlite3


class WishLists:
    """The id is the number of the list and a tag made with a secret of this installation."""

    def __init__(self, db_path):
        self.db = sqlite3.connect(db_path)
        with self.db:
            self.db.execute("CREATE TABLE IF NOT EXISTS lists(number INTEGER PRIMARY KEY, owner TEXT)")
            self.db.execute("CREATE TABLE IF NOT EXISTS wishes(list INTEGER, wish TEXT)")
            self.db.execute("CREATE TABLE IF NOT EXISTS secret(one INTEGER PRIMARY KEY, key BLOB)")
            self.db.execute("INSERT OR IGNORE INTO secret VALUES (1, ?)", (secrets.token_bytes(32),))
        (self.key,) = self.db.execute("SELECT key FROM secret").fetchone()

    def id_of(self, number):
        return f"{number}-{hmac.new(self.key, str(number).encode(), 'sha256').hexdigest()[:32]}"

    def create(self, owner, wishes):
        with self.db:
            number = self.db.execute("INSERT INTO lists(owner) VALUES (?)", (owner,)).lastrowid
            self.db.executemany("INSERT INTO wishes VALUES (?, ?)", [(number, wish) for wish in wishes])
        return self.id_of(number)

    def number_of(self, list_id):
        start = list_id.partition("-")[0]
        if not (start.isascii() and start.isdecimal() and len(start) < 16):
            return None
        if not hmac.compare_digest(list_id.encode(), self.id_of(int(start)).encode()):
            return None
        row = self.db.execute("SELECT number FROM lists WHERE number = ?", (int(start),)).fetchone()
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
