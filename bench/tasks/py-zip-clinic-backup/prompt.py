import os
import sqlite3
import tempfile
import zipfile


def appointments_on(backup_path, day):
    """Look up the appointments of a day in a backup of a clinic's data.

    `backup_path` is a zip archive that holds the SQLite database "clinic.db", of up to
    some hundred megabytes, with the table appointments(day TEXT, time TEXT, patient TEXT).

    Return the list of the (time, patient) tuples of all appointments on the day `day`
    (such as "2026-03-14"), ordered by time. Raise ValueError if the database is damaged or
    has no such table. This has to work with Python 3.10.
    """
