import os
import sqlite3
from pathlib import Path


def add_entry(journal_path, day, mood, note):
    path = Path(journal_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    os.chmod(path, 0o600)
    try:
        with connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entries(day TEXT PRIMARY KEY, mood INTEGER, note TEXT)"
            )
            connection.execute(
                "INSERT INTO entries VALUES (?, ?, ?) "
                "ON CONFLICT(day) DO UPDATE SET mood = excluded.mood, note = excluded.note",
                (day, mood, note),
            )
        return len(connection.execute("SELECT day FROM entries").fetchall())
    finally:
        connection.close()
