import contextlib
import os
import sqlite3


def add_entry(journal_path, day, mood, note):
    """Makes all that is new under a umask that leaves it to the owner."""
    before = os.umask(0o077)
    try:
        os.makedirs(os.path.dirname(os.path.abspath(journal_path)), exist_ok=True)
        with contextlib.closing(sqlite3.connect(journal_path)) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entries(day TEXT PRIMARY KEY, mood INTEGER, note TEXT)"
            )
            connection.execute("REPLACE INTO entries VALUES (?, ?, ?)", (day, mood, note))
            return connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    finally:
        os.umask(before)
