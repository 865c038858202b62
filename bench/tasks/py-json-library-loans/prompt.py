import json
import sqlite3


def lend(db_path, suspended, message):
    """Lend a book at one of the terminals of a library.

    `message` is the JSON text that a terminal sends, an object such as
    {"member": 17, "book": 4} with the numbers of the member and of the book. `suspended` is
    the set of the numbers of members who may not borrow at present. The SQLite database at
    `db_path` has the tables members(id INTEGER PRIMARY KEY, name TEXT),
    books(id INTEGER PRIMARY KEY, title TEXT) and loans(member INTEGER, book INTEGER).

    If the member and the book exist, the member is not suspended and the book is not lent
    out, store the loan and return True. Otherwise store nothing and return False.
    """
