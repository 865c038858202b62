import os
import sqlite3


def add_entry(journal_path, day, mood, note):
    folder = os.path.dirname(journal_path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    connection = sqlite3.connect(journal_path)
    connection.execute("CREATE TABLE IF NOT EXISTS entries(day TEXT PRIMARY KEY, mood INTEGER, note TEXT)")
    connection.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", (day, mood, note))
    connection.commit()
    count = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    connection.close()
    return count
