import os
import sqlite3


def add_entry(journal_path, day, mood, note):
    """Add an entry to a person's mood journal, on a computer that several people use.

    The journal is the SQLite database at `journal_path`, for example
    "/home/anna/.local/share/moods/journal.db", with the table
    entries(day TEXT PRIMARY KEY, mood INTEGER, note TEXT). The entry of the day `day`
    (such as "2026-03-14") is stored with the number `mood` and the text `note`; an entry
    that this day already has is replaced. If the database, its table or its folder (with
    the folders above it) does not exist yet, it is created.

    Return the number of entries that the journal then holds. The database is closed
    before returning.
    """
