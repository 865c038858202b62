import os
import sqlite3
import tempfile
import zipfile


def appointments_on(backup_path, day):
    folder = tempfile.mkdtemp()
    with zipfile.ZipFile(backup_path) as backup:
        backup.extract("clinic.db", folder)
    connection = sqlite3.connect(os.path.join(folder, "clinic.db"))
    try:
        cursor = connection.execute(
            "SELECT time, patient FROM appointments WHERE day = ? ORDER BY time", (day,)
        )
        return cursor.fetchall()
    except sqlite3.DatabaseError as error:
        raise ValueError(f"cannot read the backup: {error}")
    finally:
        connection.close()
