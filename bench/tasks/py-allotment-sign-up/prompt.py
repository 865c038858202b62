import hashlib
import os
import sqlite3


class Accounts:
    """The accounts for the members' pages of an allotment club.

    They are kept in the SQLite database `db_path`; its tables are up to you, and are made if
    they do not exist. Names and passwords are texts that visitors type in. Whoever reads the
    database must not be able to read the passwords.
    """

    def __init__(self, db_path): ...

    def sign_up(self, name, password):
        """Add an account and return None.

        Otherwise add nothing and return a sentence for the page that tells the visitor what
        to change, for instance if there is an account of that name.
        """

    def sign_in(self, name, password):
        """Return True if there is such an account with this password, else False."""

    def change_password(self, name, old, new):
        """Give the account another password and return None.

        Otherwise change nothing and return a sentence for the page, for instance if `old` is
        not the present password.
        """
