import sqlite3


def book_cabin(db_path, cabin, guest, arrival, departure):
    if departure <= arrival:
        return False
    connection = sqlite3.connect(db_path)
    try:
        overlapping = connection.execute(
            "SELECT COUNT(*) FROM stays WHERE cabin = ? AND arrival < ? AND departure > ?",
            (cabin, departure, arrival),
        ).fetchone()[0]
        if overlapping:
            return False
        connection.execute(
            "INSERT INTO stays (cabin, guest, arrival, departure) VALUES (?, ?, ?, ?)",
            (cabin, guest, arrival, departure),
        )
        connection.commit()
        return True
    finally:
        connection.close()
