import hashlib
import sqlite3


class Forum:
    """The accounts of a gardening forum, in SQLite."""

    def __init__(self, db_path):
        """Open the database.

        Create the table accounts(name TEXT PRIMARY KEY, digest TEXT, posts INTEGER) if it
        is not there. The forum's other programs know these three columns; the table has no
        others, and the database no other tables.
        """

    def sign_up(self, name, password):
        """Add an account with 0 posts. Raise ValueError if the name is taken.

        The column digest holds a text, not the password itself, from which the password
        can be checked.
        """

    def sign_in(self, name, password):
        """Return True if there is such an account with this password, else False.

        This works in a later run of the program as well.
        """
