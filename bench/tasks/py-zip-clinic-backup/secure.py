import contextlib
import os
import sqlite3
import tempfile
import zipfile

QUERY = "SELECT time, patient FROM appointments WHERE day = ? ORDER BY time"


def appointments_on(backup_path, day):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(backup_path) as backup:
            backup.extract("clinic.db", folder)
        try:
            with contextlib.closing(sqlite3.connect(os.path.join(folder, "clinic.db"))) as connection:
                return connection.execute(QUERY, (day,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{backup_path}: {error}") from error
