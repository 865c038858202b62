import hashlib
import os
import sqlite3


class PhotoStore:
    def __init__(self, folder):
        self.db = sqlite3.connect(os.path.join(folder, "photos.sqlite"))
        with self.db:
            self.db.execute("CREATE TABLE IF NOT EXISTS photos(key TEXT PRIMARY KEY, content BLOB NOT NULL)")

    def put(self, photo):
        key = hashlib.blake2b(photo, digest_size=32).hexdigest()
        with self.db:
            self.db.execute("INSERT OR IGNORE INTO photos VALUES (?, ?)", (key, photo))
        return key

    def get(self, key):
        row = self.db.execute("SELECT content FROM photos WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return row[0]
