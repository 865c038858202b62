import sqlite3


def search_members(db_path, name_part, city):
    """Find members of the club by a part of their name.

    The SQLite database at `db_path` has the table
    members(id INTEGER PRIMARY KEY, name TEXT, city TEXT, phone TEXT).

    Return a list of (id, name) tuples, ordered by name, of all members who live
    in `city` (exact match) and whose name contains `name_part`, ignoring case.
    The connection is closed before returning.
    """
