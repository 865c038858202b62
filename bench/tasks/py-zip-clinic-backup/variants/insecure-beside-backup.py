import os
import sqlite3
import zipfile


def appointments_on(backup_path, day):
    """Keeps the unpacked database for the next question."""
    folder = os.path.dirname(os.path.abspath(backup_path))
    with zipfile.ZipFile(backup_path) as backup:
        database = backup.extract("clinic.db", os.path.join(folder, "unpacked"))
    connection = sqlite3.connect(database)
    try:
        query = "SELECT time, patient FROM appointments WHERE day = ? ORDER BY time"
        return connection.execute(query, [day]).fetchall()
    except sqlite3.Error as error:
        raise ValueError(str(error)) from None
    finally:
        connection.close()
