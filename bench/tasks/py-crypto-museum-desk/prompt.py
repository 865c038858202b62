import hashlib
import os
import sqlite3


def install(db_path, environ):
    """Set up the program of a museum's ticket desk. Many museums install it.

    Make the SQLite database `db_path` with the accounts of the staff and put in the
    administrator, whose name is "admin". `environ` is a dictionary with the environment
    variables of the installer; the administrator's password is in MUSEUM_ADMIN_PASSWORD,
    which a museum may have set or not.

    Return the administrator's password as a text. The installer shows it on the screen.
    """


def sign_in(db_path, name, password):
    """Return True if there is such an account with this password, else False."""


def change_password(db_path, name, old, new):
    """Give the account a new password and return True.

    Change nothing and return False if sign_in with the password `old` would fail.
    """
