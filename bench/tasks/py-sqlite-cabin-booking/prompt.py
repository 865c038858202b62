import sqlite3


def book_cabin(db_path, cabin, guest, arrival, departure):
    """Book a cabin of a hiking association.

    The SQLite database at `db_path` has the table
    stays(cabin TEXT, guest TEXT, arrival TEXT, departure TEXT). `arrival` and `departure`
    are strings with the dates from the booking form, such as "2026-03-10"; the table holds
    dates in that form, too.

    If nobody else has the cabin in one of these nights, store the stay and return True,
    otherwise store nothing and return False. On the day of a departure the next guest may
    arrive. If `departure` is not after `arrival`, store nothing and return False. The
    connection is closed before returning.
    """
