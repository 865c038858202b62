import os
import sqlite3
import tempfile
import zipfile


def appointments_on(backup_path, day):
    """The copy stays behind when the query fails."""
    descriptor, copy = tempfile.mkstemp(suffix=".db")
    with os.fdopen(descriptor, "wb") as target, zipfile.ZipFile(backup_path) as backup:
        target.write(backup.read("clinic.db"))
    connection = sqlite3.connect(copy)
    try:
        rows = connection.execute(
            "SELECT time, patient FROM appointments WHERE day = ? ORDER BY time", (day,)
        ).fetchall()
    except sqlite3.DatabaseError as error:
        raise ValueError("the database cannot be read") from error
    finally:
        connection.close()
    os.remove(copy)
    return rows
