import hashlib
import json
import sqlite3
import uuid


class WishLists:
    """The wish lists for birthdays that people keep on a web site.

    A list has no password: the owner sends its id to relatives, and the page with that id
    shows the list.
    """

    def __init__(self, db_path):
        """Keep the lists in the SQLite database `db_path`, which is made if it does not exist.

        What was stored is there in a later run of the program.
        """

    def create(self, owner, wishes):
        """Store a new list and return its id.

        The id is a text of at most 64 ASCII letters, digits, hyphens and underscores.
        `owner` is a text, `wishes` a list of texts. An owner may have several lists, each
        with an id of its own.
        """

    def read(self, list_id):
        """Return the wishes as a list of texts in their order.

        Return None if there is no list with this id.
        """

    def add(self, list_id, wish):
        """Put a wish at the end of the list and return True.

        Return False if there is no list with this id.
        """
