import os
import sqlite3
from contextlib import closing

PHOTOS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic")


class Gallery:
    """Only files with the endings of photos are taken; the database has another one."""

    def __init__(self, folder):
        self.folder = folder
        self.run("CREATE TABLE IF NOT EXISTS photos(name TEXT PRIMARY KEY, member TEXT)")

    def run(self, statement, *values):
        with closing(sqlite3.connect(os.path.join(self.folder, "gallery.db"))) as db, db:
            return db.execute(statement, values).fetchall()

    def add(self, member, name, data):
        if not name.lower().endswith(PHOTOS):
            raise ValueError("this is not a photo")
        if self.owner(name) not in (None, member):
            raise PermissionError("there is a photo of that name")
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(data)
        self.run("INSERT OR REPLACE INTO photos VALUES (?, ?)", name, member)

    def owner(self, name):
        rows = self.run("SELECT member FROM photos WHERE name = ?", name)
        return rows[0][0] if rows else None

    def read(self, name):
        if self.owner(name) is None:
            raise KeyError(name)
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()
