import os
import sqlite3


def add_entry(journal_path, day, mood, note):
    os.makedirs(os.path.dirname(os.path.abspath(journal_path)), mode=0o700, exist_ok=True)
    # An empty file is an empty database, and SQLite gives its journal files the same mode.
    os.close(os.open(journal_path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(journal_path)
    try:
        with connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entries(day TEXT PRIMARY KEY, mood INTEGER, note TEXT)"
            )
            connection.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", (day, mood, note))
        return connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    finally:
        connection.close()
