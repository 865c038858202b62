import os
import sqlite3


def add_entry(journal_path, day, mood, note):
    """The mode of the folder helps only where the folder is not there yet."""
    os.makedirs(os.path.dirname(os.path.abspath(journal_path)), mode=0o700, exist_ok=True)
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
